import { plural } from "@facet/ui/format/plural";

export const exportWords = {
  title: "Export",
  models: "Models",
  lead: (formats: string) => `${formats}, each with a signed manifest.`,
  notFound: { title: "Export not found", all: "All models" },
  waiting: {
    title: "Not exported yet",
    sentence: "The files are made once training is done, and compared with the trained model.",
    open: "Open the run",
  },
  failed: {
    title: "The export did not finish",
    sentence: "The run's page says why, and what to do. The tuned model is there all the same.",
  },
  try: "Try the model",
  openModel: "Open the model",
  remove: {
    act: "Delete export",
    title: "Delete these files?",
    lead: "The exported files and their certificate are lost. The model stays, and can be asked as before.",
  },
  targets: {
    title: "Where will you run it?",
    legend: "The program that will run the model",
    choices: {
      "lm-studio": { label: "LM Studio", detail: "A desktop app. Takes the GGUF file." },
      ollama: { label: "Ollama", detail: "A local server. Takes the GGUF file." },
      "llama-cpp": { label: "llama.cpp", detail: "Command line and server. Takes the GGUF file." },
      transformers: { label: "Transformers, vLLM", detail: "Python. Takes the merged folder." },
    },
    take: "Take this",
    stamped: "stamped",
    notStamped: "not stamped: look at the certificate first",
    commands: "Then",
    template: {
      "lm-studio": "It reads the chat template of the file. My Models shows which one it uses.",
      ollama:
        "Ollama has templates of its own. Look at the TEMPLATE it chose: {{ .Prompt }} alone means that it found none, and answers will be worse. The export guide has one to copy.",
      "llama-cpp":
        "--jinja uses the chat template that is in the file. Without it a built-in one may be taken.",
      transformers: "The tokenizer's chat template is in the folder and is used by itself.",
    },
    notTested:
      "These programs are not part of Facet, and its tests do not run them. Ask a held-out question at temperature 0 to be sure.",
    guide: "The export guide",
    missing: (format: string) => `This export has no ${format} file.`,
  },
  files: {
    title: "Every file",
    lead: (count: number, bytes: string) => `${plural(count, "file")}, ${bytes}. Downloads can be resumed.`,
    folder: "Folder",
    download: "Download",
    manifestName: "manifest.json",
    signatureName: "manifest.sig.json",
    sha: "sha256",
    name: "File",
    size: "Size",
    whole: "Download this folder with",
  },
  calls: { one: "Get an export and its certificate", files: "Its files, with links" },
} as const;
