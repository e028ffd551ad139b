import type { Session } from "@nexus-os/contracts";
import type { MenuGroup, MenuSays } from "@nexus-os/ui";
import type { Organization } from "./organizations.ts";
import { choose, chosen, PREFERENCES, type Preference } from "./preferences.ts";
import type { words } from "./words.ts";

const SIGN_OUT = "M6.5 2.5h-3a1 1 0 0 0-1 1v9a1 1 0 0 0 1 1h3M10.5 11l3-3-3-3M13.5 8h-7";

type Say = (key: keyof typeof words, params?: Record<string, string>) => string;

function choices<P extends Preference>(name: P, t: Say): MenuGroup {
  const now = chosen(name);
  const items = PREFERENCES[name].map((value) => ({
    id: `${name} ${value}`,
    label: t(`${name}.${value}` as keyof typeof words),
    checked: value === now,
  }));
  return { title: t(name), items };
}

/** Where somebody can go from here. */
export interface Ways {
  readonly organizations: readonly Organization[];
  readonly enter: (organization: string) => void;
  readonly signOut: () => void;
}

/** The organizations of somebody who has several. */
function places({ organization }: Session, { organizations }: Ways, t: Say): readonly MenuGroup[] {
  if (organizations.length < 2) return [];
  const items = organizations.map(({ id, name }) => {
    return { id: `organization ${id}`, label: name, checked: id === organization.id };
  });
  return [{ title: t("organization"), items }];
}

/** The menu of a person: who they are, where they belong, how it looks, and the way out. */
export function profileMenu(session: Session, t: Say, ways: Ways): MenuSays {
  const { member } = session;
  const { name, email } = member;
  const who = t("profile.who", { name, email, role: t(`role.${member.role}`) });
  return {
    label: t("profile.open", { name }),
    groups: [
      { title: who, items: [] },
      ...places(session, ways, t),
      choices("theme", t),
      choices("density", t),
      choices("language", t),
      { items: [{ id: "sign-out", label: t("sign-out"), icon: SIGN_OUT }] },
    ],
    choose: (id) => {
      const [what, value] = id.split(" ");
      if (what === "organization" && value !== undefined) ways.enter(value);
      else if (value !== undefined) choose(what as Preference, value);
      else ways.signOut();
    },
  };
}
