/**
 * The laws of import. Which way they point is drawn in ARCHITECTURE.md; each law's comment says what to do instead.
 * A red line here is discussed, not disabled. tools/laws.test.ts plants a violation of every law and expects its name.
 */

const test = "\\.(test|test-d|e2e)\\.ts$|^server/src/testkit/";
const testOrStory = "\\.(test|test-d|e2e|stories)\\.ts$|^server/src/testkit/";
/** The packages that are no department. Every other folder of packages/ is one. */
const foundation = "contracts|sdk|ui|embed|react|vue|app-kit";
const department = `^packages/(?!(?:${foundation})/)([^/]+)/`;
const browser = "^(packages/[^/]+|host-shell)/src/";

/** @type {import("dependency-cruiser").IForbiddenRuleType[]} */
const laws = [
  {
    name: "no-cycle",
    comment: "Two files need each other: take out what both need into a third with a name of its own.",
    from: {},
    to: { circular: true },
  },
  {
    name: "imports-resolve",
    comment: "This import leads nowhere, so no law can judge it: install the package, or mend the path.",
    from: {},
    to: { couldNotResolve: true },
  },
  {
    name: "front-doors-only",
    comment: "A room is entered by its name (@nexus-os/…) through its exports, not by a path into its folders.",
    from: { path: "^(packages/[^/]+|server|host-shell)/" },
    to: { path: "^(packages/[^/]+|server|host-shell)/", pathNot: "^$1/", dependencyTypes: ["local"] },
  },
  {
    name: "contracts-stand-alone",
    comment:
      "Contracts are plain data that every side can read: import siblings only. What needs a library belongs to contracts/schema, sdk or server.",
    from: { path: "^packages/contracts/src/", pathNot: ["^packages/contracts/src/schema/", test] },
    to: { pathNot: "^packages/contracts/src/(?!schema/)" },
  },
  {
    name: "schema-knows-zod-and-contracts",
    comment: "contracts/schema turns contracts into zod schemas and documents; anything more is the server's.",
    from: { path: "^packages/contracts/src/schema/", pathNot: test },
    to: { pathNot: ["^packages/contracts/src/", "(^|node_modules/)zod(/|$)"] },
  },
  {
    name: "schema-is-for-servers",
    comment:
      "contracts/schema brings zod, too heavy for a page: a browser reads the plain contracts, and the server validates.",
    from: { pathNot: ["^(server|tools)/", "^packages/contracts/src/schema/", test] },
    to: { path: "^packages/contracts/src/schema/" },
  },
  {
    name: "sdk-knows-contracts-only",
    comment:
      "Every embed loads the SDK: it imports contracts and nothing else. What draws belongs to ui; what another library does better is weighed first.",
    from: { path: "^packages/sdk/", pathNot: test },
    to: { pathNot: "^packages/(sdk|contracts)/" },
  },
  {
    name: "ui-knows-no-one-above",
    comment:
      "ui knows the field kinds and `nexus`, never a noun: take the noun's part as an argument, or write it in the department.",
    from: { path: "^packages/ui/" },
    to: { path: "^(packages|server|host-shell|storybook|examples)/", pathNot: "^packages/(ui|sdk|contracts)/" },
  },
  {
    name: "departments-never-meet",
    comment: "Departments meet by names, manifests, slots and events: offer or ask by one of those instead.",
    from: { path: department },
    to: { path: department, pathNot: "^packages/$1/" },
  },
  {
    name: "departments-stand-on-ui",
    comment: "A department stands on ui, sdk and contracts; who composes it (shell, embed) is none of its business.",
    from: { path: department },
    to: { path: "^(packages/(embed|react|vue|app-kit)|host-shell|storybook|examples)/" },
  },
  {
    name: "shell-stands-on-ui-and-sdk",
    comment: "The shell meets departments at run time, through the import map: register them, do not import them.",
    from: { path: "^host-shell/" },
    to: { path: "^packages/", pathNot: "^packages/(ui|sdk|contracts)/" },
  },
  {
    name: "embed-loads-elements-lazily",
    comment: "embed.js must stay small: load an element with import() when its tag appears.",
    from: { path: "^packages/embed/", pathNot: test },
    to: { path: department, dynamic: false, dependencyTypesNot: ["type-only"] },
  },
  {
    name: "embed-knows-no-shell",
    comment: "An embed lives in somebody else's page: what it shares with the portal belongs to ui or sdk.",
    from: { path: "^packages/embed/" },
    to: { path: "^(host-shell|storybook|examples)/" },
  },
  {
    name: "browser-never-server",
    comment: "Browser code never sees the server, its types included: what both must know is a contract.",
    from: { path: "^(packages|host-shell|storybook|examples)/" },
    to: { path: "^server/" },
  },
  {
    name: "browser-never-node",
    comment: "This code runs in a browser: what needs Node belongs to the server or to tools.",
    from: { path: browser, pathNot: test },
    to: { dependencyTypes: ["core"] },
  },
  {
    name: "server-never-browser",
    comment: "The server knows contracts alone; its tests may speak to it through the SDK.",
    from: { path: "^server/", pathNot: test },
    to: { path: "^(packages/(?!contracts/)|host-shell/|storybook/|examples/)" },
  },
  {
    name: "core-knows-no-module",
    comment: "Core holds no business word: let the module hand in what core needs (app.ts wires them).",
    from: { path: "^server/src/core/", pathNot: test },
    to: { path: "^server/src/(modules|connectors|surfaces|commands)/|^server/src/(app|main)\\.ts$" },
  },
  {
    name: "modules-know-contracts-and-core",
    comment:
      "A module imports contracts and core only: reach another department's noun through its contract (ctx.query, ctx.call), an outside vendor through a job.",
    from: { path: "^server/src/modules/([^/]+)/", pathNot: test },
    to: { path: "^server/src/", pathNot: ["^server/src/core/", "^server/src/modules/$1/"] },
  },
  {
    name: "connectors-know-contracts-and-core",
    comment: "A connector speaks to one vendor: what it shares with another one, or with a module, belongs to core.",
    from: { path: "^server/src/connectors/([^/]+)/", pathNot: test },
    to: { path: "^server/src/", pathNot: ["^server/src/core/", "^server/src/connectors/$1/"] },
  },
  {
    name: "surfaces-wire-nothing",
    comment: "A surface turns its wire format into execute and query: take what it needs as an argument from app.ts.",
    from: { path: "^server/src/surfaces/", pathNot: test },
    to: { path: "^server/src/(commands|migrations)/|^server/src/(app|main)\\.ts$" },
  },
  {
    name: "nobody-imports-main",
    comment: "main.ts starts the process when it is imported: import createApp from app.ts, or start it as a child.",
    from: {},
    to: { path: "^server/src/(commands/)?main\\.ts$" },
  },
  {
    name: "database-libraries-stay-inside",
    comment: "Only core/database and the migrations speak to a database library: ask core/database for what you need.",
    from: {
      path: "^(packages|host-shell|server|examples|storybook)/",
      // The verifier imports nothing of Nexus: it reads a copy of the database by itself, so that nobody has to trust this code.
      pathNot: "^server/(src/(core/database|migrations)|verifier)/",
    },
    to: { path: "(^|node_modules/)(sequelize|mysql2|umzug)(/|$)|^(node:)?sqlite$" },
  },
  {
    name: "out-by-one-door",
    comment:
      "A call to an address that somebody gave leaves by core.outbound, which looks where it leads. What the administrator sets up (mail server, bucket, Redis) has its own.",
    from: {
      path: "^server/src/",
      // They open the doors that requests come in by, and the connection to the administrator's mail server.
      pathNot: ["^server/src/core/(outbound/|mail/smtp\\.ts$)", "^server/src/(listening|watches)\\.ts$", test],
    },
    to: {
      path: "^(node:)?(http|https|http2|net|tls|dgram|dns|dns/promises)$|(^|node_modules/)undici(/|$)",
      dependencyTypesNot: ["type-only"],
    },
  },
  {
    name: "verifier-stands-alone",
    comment: "An auditor runs the verifier without Nexus: it takes what Node brings, and nothing else.",
    from: { path: "^server/verifier/" },
    to: { dependencyTypesNot: ["core"] },
  },
  {
    name: "tools-stay-outside",
    comment:
      "tools/ runs the repository and ships with nothing: only tests, journeys, measurements and configuration use it.",
    from: { path: "^(packages|host-shell|server|examples|storybook)/", pathNot: test },
    to: { path: "^tools/" },
  },
  {
    name: "nothing-stands-on-tests",
    comment: "What a test needs from another test is a builder with a name of its own; stories are fixtures of tests.",
    from: { pathNot: [testOrStory, "^storybook/"] },
    to: { path: testOrStory },
  },
];

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: laws.map((law) => ({ severity: "error", ...law })),
  options: {
    doNotFollow: { path: "node_modules" },
    // Peers of the bench are other people's houses, installed only when they are measured.
    exclude: { path: "(^|/)(build|data)/|^bench/peers/" },
    tsPreCompilationDeps: true,
    detectProcessBuiltinModuleCalls: true,
    skipAnalysisNotInRules: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "browser", "default", "types"],
      extensions: [".ts", ".js", ".mjs", ".cjs", ".json", ".d.ts", ".css"],
    },
  },
};
