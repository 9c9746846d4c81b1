/**
 * Tells zod not to write code at run time: the security policy refuses it, and even trying is reported as a violation. Its
 * setting lies on the global object, so that zod itself need not be loaded for this.
 */
export function forbidEvaluatedCode(): void {
  Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });
}
