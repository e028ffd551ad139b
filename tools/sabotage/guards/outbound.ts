import type { Guard } from "../guard.ts";

const room = "server/src/core/outbound";
const [ranges, calls] = [`${room}/ranges.test.ts`, `${room}/outbound.test.ts`];

/** What calls that leave stand on. */
export const guards: readonly Guard[] = [
  {
    ...{ promise: "I3", says: "addresses of special ranges are not called" },
    file: `${room}/address.ts`,
    find: 'if (found.range() !== "unicast") return false;',
    put: "",
    ...{ suite: ranges, test: "no address of a special range" },
  },
  {
    ...{ promise: "I3", says: "only what IANA gives to hosts is called" },
    file: `${room}/address.ts`,
    find: "|| !found.match(GLOBAL_UNICAST)",
    put: "",
    ...{ suite: ranges, test: "no address of a special range" },
  },
  {
    ...{ promise: "I3", says: "what clouds answer on inside of a machine is not called" },
    file: `${room}/address.ts`,
    find: "!INSIDE_OF_CLOUDS.has(written) && ",
    put: "",
    ...{ suite: ranges, test: "no address of a special range" },
  },
  {
    ...{ promise: "I3", says: "every address of a name must be public" },
    file: `${room}/outbound.ts`,
    find: "!found.every(mayBeCalled)",
    put: "!found.some(mayBeCalled)",
    ...{ suite: ranges, test: "one forbidden address" },
  },
  {
    ...{ promise: "I3", says: "only 443 and the ports of the list are called" },
    file: `${room}/target.ts`,
    find: "port !== 443 && !rules.ports.includes(port)",
    put: "port < 0",
    ...{ suite: ranges, test: "for what it says" },
  },
  {
    ...{ promise: "I3", says: "only https is called" },
    file: `${room}/target.ts`,
    find: 'url.protocol !== "https:" &&',
    put: "",
    ...{ suite: ranges, test: "for what it says" },
  },
  {
    ...{ promise: "I3", says: "an address holds no name or password" },
    file: `${room}/target.ts`,
    find: 'url.username !== "" || url.password !== ""',
    put: 'url.username === "/"',
    ...{ suite: ranges, test: "for what it says" },
  },
  {
    ...{ promise: "I3", says: "what is connected to is what was looked at" },
    file: `${room}/exchange.ts`,
    find: "if (options.all) done(null, found);",
    put: "if (options.all) done(null, [{ address: '127.0.0.2', family: 4 }]);",
    ...{ suite: calls, test: "looked up once" },
  },
  {
    ...{ promise: "I3", says: "an answer has a most" },
    file: `${room}/exchange.ts`,
    find: 'if (!cut) throw new OutboundError("answer");',
    put: "",
    ...{ suite: calls, test: "takes no more" },
  },
  {
    ...{ promise: "I3", says: "what is compressed is not taken" },
    file: `${room}/exchange.ts`,
    find: 'if (encoding !== "identity" && !cut) throw new OutboundError("answer");',
    put: "",
    ...{ suite: calls, test: "takes no more" },
  },
  {
    ...{ promise: "I3", says: "a call ends in time" },
    file: `${room}/outbound.ts`,
    find: "AbortSignal.timeout(Math.min(timeout, MOST_MS))",
    put: "AbortSignal.timeout(MOST_MS)",
    ...{ suite: calls, test: "takes no more" },
  },
  {
    ...{ promise: "I3", says: "certificates are checked, whatever the environment says" },
    file: `${room}/exchange.ts`,
    find: "{ rejectUnauthorized: true, servername:",
    put: "{ servername:",
    ...{ suite: calls, test: "a certificate of somebody else" },
  },
  {
    ...{ promise: "I3", says: "no proxy of the environment is used" },
    file: `${room}/exchange.ts`,
    find: "{ method, signal, agent, autoSelectFamily: true }",
    put: "{ method, signal, autoSelectFamily: true }",
    ...{ suite: calls, test: "takes no proxy" },
  },
];
