import { pagesOf } from "@nexus-os/ui";
import "./deals/index.ts";

/** The board is where a day begins: it comes with the application. */
export const { bootstrap, mount, unmount } = pagesOf({
  deals: { element: "deals-board" },
  list: { element: "deals-list", isWhole: true, load: () => import("./deals/list.ts") },
});
