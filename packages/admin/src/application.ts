import { pagesOf } from "@nexus-os/ui";

/** Each list comes with its page. */
export const { bootstrap, mount, unmount } = pagesOf({
  members: { element: "members-list", load: () => import("./members/index.ts") },
  invitations: { element: "invitations-list", load: () => import("./invitations/index.ts") },
  apikeys: { element: "apikeys-list", load: () => import("./apikeys/index.ts") },
  jobs: { element: "jobs-list", load: () => import("./jobs/index.ts") },
  mails: { element: "mails-list", load: () => import("./mails/index.ts") },
  approvals: { element: "approvals-list", load: () => import("./approvals/index.ts") },
});
