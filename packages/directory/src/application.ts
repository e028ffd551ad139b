import { pagesOf } from "@nexus-os/ui";

/** Nobody loads a page that they do not open. */
export const { bootstrap, mount, unmount } = pagesOf({
  accounts: { element: "accounts-list", isWhole: true, load: () => import("./accounts/index.ts") },
  contacts: { element: "contacts-list", isWhole: true, load: () => import("./contacts/index.ts") },
});
