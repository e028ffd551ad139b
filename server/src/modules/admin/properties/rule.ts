import { choicesOf, NOUNS, PROPERTY_WORD, properties } from "@nexus-os/contracts";
import { rule } from "../../../core/implement.ts";

/** A choice's words stand in columns and filters: each is short, and there are not too many. */
const MOST_CHOICES = 200;
const MOST_WORD = 100;

export const propertiesRule = rule(properties, (property, before) => {
  const { noun, word, kind } = property;
  const choices = choicesOf(property);
  const gone = before === null ? [] : choicesOf(before).filter((each) => !choices.includes(each));
  return [
    ...(NOUNS[noun]?.standard.includes("update") ? [] : ["noun: has no records that can be changed"]),
    ...(PROPERTY_WORD.test(word) && !(word in Object.prototype)
      ? []
      : ["word: must begin with a small letter and hold letters and digits alone"]),
    ...(kind === "oneOf" && choices.length === 0 ? ["choices: must name at least one, a line each"] : []),
    ...(kind !== "oneOf" && choices.length > 0 ? ["choices: only a choice has them"] : []),
    ...(choices.length > MOST_CHOICES ? [`choices: must be at most ${MOST_CHOICES}`] : []),
    ...(choices.some((each) => each.length > MOST_WORD)
      ? [`choices: must have at most ${MOST_WORD} characters each`]
      : []),
    // Records may have it: what is in use is never taken away beneath them.
    ...(gone.length > 0 ? [`choices: ${gone.join(", ")} may be in use and must stay`] : []),
  ];
});
