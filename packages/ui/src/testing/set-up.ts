import { cleanup } from "@testing-library/react";
import { afterEach, beforeAll } from "vitest";
import { fetchAllOnDemand } from "../on-demand.ts";

beforeAll(fetchAllOnDemand);
afterEach(cleanup);
