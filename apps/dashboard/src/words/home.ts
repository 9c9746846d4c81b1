import { plural } from "@facet/ui/format/plural";

export const homeWords = {
  title: "Home",
  lead: (project: string) => `What is going on in ${project}.`,
  continue: {
    title: "Continue",
    none: "No run yet",
    noneLead: "A run teaches a model your data, measures it against the model it came from, and exports it.",
    open: "Open the run",
    start: "New fine-tune",
    step: (step: number, total: number) => `step ${step} of ${total}`,
  },
  datasets: {
    title: "Data sets",
    none: "No data set yet",
    add: "Add data set",
    all: (count: number) => `All ${plural(count, "data set")}`,
    rows: (count: number) => plural(count, "row"),
  },
  models: {
    title: "Models",
    none: "Your tuned models appear here.",
    all: (count: number) => `All ${plural(count, "model")}`,
  },
  usage: { title: "This month", none: "Nothing used yet" },
  checklist: {
    title: "Four steps to your first model",
    data: "Bring your data",
    dataLead: "A CSV or JSONL file with the questions and answers you want. Or take the example.",
    goal: "Choose a model to teach",
    goalLead: "The small starter model runs on this machine.",
    train: "Start training",
    trainLead: "Memory, time and warnings are shown before anything starts.",
    try: "See whether it got better, and try it",
    tryLead: "Every run is measured on rows the model has never seen.",
    done: "done",
  },
  example: {
    run: "Run the 5-minute example",
    lead: "Teaches a small model to turn requests into strict JSON tool calls, with data that comes with Facet.",
    title: "Preparing the example",
    data: "Reading the example's data",
    model: "Bringing in the starter model",
    start: "Starting the run",
    failed: "The example could not be started",
    continue: "Go on with the example",
  },
} as const;
