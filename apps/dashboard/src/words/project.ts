export const projectWords = {
  title: "Project",
  lead: "What belongs to this project alone.",
  name: {
    title: "Name",
    label: "Name of the project",
    hint: "Colleagues see it in the switcher at the top.",
    none: "Give the project a name.",
  },
  id: { title: "Id", lead: "Programs name the project by it.", copy: "Copy id" },
  remove: {
    title: "Delete the project",
    lead: "Its data sets, runs, models, exports and files are deleted and cannot be brought back. Files that you have downloaded stay yours.",
    running: "While something runs in it, deleting is refused: cancel the runs first.",
    button: "Delete project",
    confirmTitle: "Delete this project?",
    confirm: "Delete project",
  },
} as const;
