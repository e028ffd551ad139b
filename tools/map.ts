// `npm run map deals`: where a word stands. One word names a thing in every room, so this is the thing's address book.
import { mapOf, print } from "./map/places.ts";
import { projectFiles, textOf } from "./verify/files.ts";

const word = process.argv[2] ?? "";
if (word === "") {
  console.log("npm run map <word> lists where a word stands, for example: npm run map deals");
  process.exitCode = 1;
} else {
  console.log(print(word, mapOf(word, projectFiles(), textOf)));
}
