/** Of one data set: they are read, and removed, in one transaction. */
export const mostVersions = 50;
