import ts from "typescript";

/** A file as the compiler reads it. */
const parsed = (text: string): ts.SourceFile => ts.createSourceFile("file.ts", text, ts.ScriptTarget.Latest, true);

type Members = ts.ObjectLiteralExpression | ts.ArrayLiteralExpression | ts.InterfaceDeclaration;

/** The object, list or interface that is declared under a name; for a call (`noun("crates", {…})`) its object. */
function declared(source: ts.SourceFile, name: string): Members {
  for (const statement of source.statements) {
    if (ts.isInterfaceDeclaration(statement) && statement.name.text === name) return statement;
    if (!ts.isVariableStatement(statement)) continue;
    const own = statement.declarationList.declarations.find((each) => each.name.getText(source) === name);
    const value = own?.initializer;
    const given = value && ts.isCallExpression(value) ? value.arguments.find(ts.isObjectLiteralExpression) : value;
    if (given && (ts.isObjectLiteralExpression(given) || ts.isArrayLiteralExpression(given))) return given;
  }
  throw new Error(`${name} is not declared as an object, a list or an interface.`);
}

function propertyOf(object: ts.ObjectLiteralExpression, key: string): ts.ObjectLiteralExpression | null {
  for (const each of object.properties) {
    if (!ts.isPropertyAssignment(each) || each.name.getText() !== key) continue;
    if (ts.isObjectLiteralExpression(each.initializer)) return each.initializer;
  }
  return null;
}

function appended(text: string, node: Members, code: string): string {
  const end = node.getEnd() - 1;
  const members = ts.isArrayLiteralExpression(node)
    ? node.elements
    : ts.isInterfaceDeclaration(node)
      ? node.members
      : node.properties;
  const needsComma = !ts.isInterfaceDeclaration(node) && members.length > 0 && !members.hasTrailingComma;
  return `${text.slice(0, end).trimEnd()}${needsComma ? "," : ""}\n${code}\n${text.slice(end)}`;
}

/** The text with one member more in what is declared under a name, behind all others. */
export function withMember(text: string, name: string, code: string): string {
  return appended(text, declared(parsed(text), name), code);
}

/** The text with one entry more in a part (`verbs`) of a declaration, the part itself where it is not there yet. */
export function withEntry(text: string, name: string, [part, key, code]: readonly [string, string, string]): string {
  const object = declared(parsed(text), name);
  if (!ts.isObjectLiteralExpression(object)) throw new Error(`${name} is declared by no object.`);
  const inner = propertyOf(object, part);
  return inner ? appended(text, inner, `${key}: ${code},`) : appended(text, object, `${part}: { ${key}: ${code} },`);
}

/** The keys of a part of a declaration. */
export function keysOf(text: string, name: string, part: string): readonly string[] {
  const object = declared(parsed(text), name);
  const inner = ts.isObjectLiteralExpression(object) ? propertyOf(object, part) : null;
  return inner?.properties.map((each) => each.name?.getText() ?? "") ?? [];
}

/** The text with a name imported from a file, beside those that already are. */
export function withImport(text: string, name: string, from: string): string {
  const imports = parsed(text).statements.filter(ts.isImportDeclaration);
  const same = imports.find(({ moduleSpecifier: to }) => ts.isStringLiteral(to) && to.text === from);
  const names = same?.importClause?.namedBindings;
  if (names && ts.isNamedImports(names)) {
    if (names.elements.some((each) => each.getText() === name)) return text;
    const end = names.elements.end;
    return `${text.slice(0, end).replace(/,\s*$/, "")}, ${name}${text.slice(end)}`;
  }
  return `import { ${name} } from "${from}";\n${text}`;
}

/** The names that are imported into a file or declared in it. */
export function namesIn(text: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (const statement of parsed(text).statements) {
    const bindings = ts.isImportDeclaration(statement) ? statement.importClause?.namedBindings : undefined;
    if (bindings && ts.isNamedImports(bindings)) for (const each of bindings.elements) found.add(each.name.text);
  }
  return found;
}
