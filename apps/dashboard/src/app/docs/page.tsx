import { redirect } from "next/navigation";

/** Help begins with the first model. */
export default function Page() {
  redirect("/docs/first-model");
}
