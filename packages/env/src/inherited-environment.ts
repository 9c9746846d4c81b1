const kept =
  /^(PATH|HOME|LANG|LC_\w+|TZ|TMPDIR|USER|LOGNAME|LD_LIBRARY_PATH|CUDA_\w+|NVIDIA_\w+|HF_ENDPOINT|FACET_REHEARSAL|FACET_CI_RUN|FACET_TEST_DASHBOARD|CHROMIUM_PATH|SSL_CERT_\w+|REQUESTS_CA_BUNDLE|https?_proxy|no_proxy)$/i;

/** What a child process is given of this one's environment: enough to run, and none of the platform's own credentials. */
export function inheritedEnvironment(variables: NodeJS.ProcessEnv = process.env): Record<string, string> {
  return Object.fromEntries(
    Object.entries(variables).filter(
      (entry): entry is [string, string] => kept.test(entry[0]) && entry[1] !== undefined,
    ),
  );
}
