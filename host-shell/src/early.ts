import { showPreferences } from "./preferences.ts";

showPreferences();
