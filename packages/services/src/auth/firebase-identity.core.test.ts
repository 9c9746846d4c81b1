import { openFirebaseIdentity } from "@facet/auth/firebase/open-firebase-identity";
import { identitySuite } from "@facet/auth/identity-suite";
import { openTestPlatform } from "../testing/open-test-platform.ts";
import { hasAuthEmulator, startAuthEmulator } from "../testing/start-auth-emulator.ts";
import { openSessionRecords } from "./open-session-records.ts";

const name = hasAuthEmulator ? "firebase" : "firebase: NOT RUN, ./facet test core --all fetches the emulator";

identitySuite(
  name,
  async () => {
    const emulator = await startAuthEmulator();
    // The SDK takes its emulator from here and from nowhere else.
    process.env.FIREBASE_AUTH_EMULATOR_HOST = emulator.host;
    const platform = await openTestPlatform();
    const identity = openFirebaseIdentity({
      projectId: emulator.projectId,
      apiKey: "any-key-will-do",
      emulatorHost: emulator.host,
      records: openSessionRecords(platform),
      clock: platform.clock,
      times: platform.timings,
    });
    return {
      identity,
      // Firebase's cookies live by Google's clock.
      advance: null,
      close: async () => {
        await identity.close();
        await platform.close();
        delete process.env.FIREBASE_AUTH_EMULATOR_HOST;
        await emulator.stop();
      },
    };
  },
  hasAuthEmulator,
);
