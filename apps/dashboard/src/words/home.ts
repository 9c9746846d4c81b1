import { plural } from "@facet/ui/format/plural";

export const homeWords = {
  title: "Home",
  lead: (project: string) => `What is going on in ${project}.`,
  continue: {
    started: "Started",
    open: "Open the run",
    start: "New fine-tune",
    loss: (first: string, last: string) => `Loss ${first} → ${last}`,
  },
  datasets: {
    title: "Data sets",
    none: "No data set yet",
    noneLead: "A CSV, JSON or JSONL file with questions and the answers you want.",
    add: "Add data set",
    all: "All data sets",
    rows: (count: number) => plural(count, "row"),
  },
  models: {
    title: "Models",
    none: "No model yet",
    noneLead: "A model that a run has tuned stands here, to try, compare and export.",
    all: "All models",
  },
  usage: {
    title: "Last 30 days",
    time: "Machine time",
    attempts: "Attempts",
    tokens: "Trained tokens",
    stored: "Stored now",
  },
  checklist: {
    title: "Four steps to your first model",
    data: "Bring your data",
    dataLead: "A file with the questions and answers you want. You see what is read before anything is kept.",
    goal: "Choose a model to teach",
    goalLead: "The starter model is small enough for this machine.",
    train: "Start training",
    trainLead: "Memory, time and warnings are shown before anything starts.",
    try: "See whether it got better, and try it",
    tryLead: "Every run is measured on rows that the model has never seen.",
    done: "done",
  },
  example: {
    title: "Or watch it happen first",
    run: "Run the 5-minute example",
    lead: "Everything comes with Facet: nothing is downloaded but the starter model, when it is not here yet.",
    stages: {
      data: "Reading the example's data.",
      model: "Bringing in the starter model. This takes about a minute the first time.",
      start: "Starting the run.",
    },
  },
  calls: {
    runs: "List the fine-tunes",
    datasets: "List the data sets",
    models: "List the models",
    usage: "What was used",
    feed: "Hear of every change in the project",
  },
} as const;
