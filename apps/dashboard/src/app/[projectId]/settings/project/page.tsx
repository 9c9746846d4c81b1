import { ProjectPage } from "../../../../features/project/project-page.tsx";

export default function Page() {
  return <ProjectPage />;
}
