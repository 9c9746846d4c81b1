import { pictureAddress } from "./doc-links.ts";

/** A picture of `docs/pictures`: what the guide speaks of, as the product shows it. */
export function GuidePicture({ src, text }: { src: string; text: string }) {
  const address = pictureAddress(src);
  if (address === null) return null;
  return (
    // The server has no image service, and the files are small and of one size.
    // biome-ignore lint/performance/noImgElement: see above.
    <img
      src={address}
      alt={text}
      loading="lazy"
      className="my-1 h-auto max-w-full rounded-md border border-line"
    />
  );
}
