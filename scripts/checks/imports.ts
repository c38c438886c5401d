import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import ts from 'typescript';

/** One import between two files of the repository, as paths from its root with `/`. */
export interface Import {
  from: string;
  to: string;
  /** As it is written. */
  specifier: string;
  /** From 1. */
  line: number;
}

/**
 * Every import of a file that leads to another file of the repository: static, type-only and dynamic ones, re-exports,
 * `import.meta.glob`, files named by `new URL(..., import.meta.url)`, styles and data; of Solidity its import lines.
 * @param root The repository's folder.
 * @param file Path from there.
 * @param text The file's content, where it is not the one on the disk.
 */
export function importsOf(
  root: string,
  file: string,
  text = readFileSync(join(root, file), 'utf8'),
): Import[] {
  const named = file.endsWith('.sol') ? solidityImports(text) : scriptImports(file, text);
  return named.flatMap(({ specifier, line }) =>
    specifiersOf(root, file, specifier).flatMap((one) => {
      const to = resolveImport(root, file, one);
      return to === undefined ? [] : [{ from: file, to, specifier, line }];
    }),
  );
}

/** Those that a pattern stands for, otherwise the specifier itself. */
function specifiersOf(root: string, file: string, specifier: string): string[] {
  if (!specifier.startsWith('.') || !specifier.includes('*')) return [specifier];
  return globSync(specifier, { cwd: join(root, dirname(file)) }).map((path) => `./${path}`);
}

/** The file that an import leads to; undefined where it leads outside of the repository, as to a package. */
function resolveImport(root: string, file: string, specifier: string): string | undefined {
  const [path = specifier] = specifier.split('?');
  const target = path.startsWith('.') ? join(root, dirname(file), path) : resolvePackage(root, file, path);
  if (target === undefined) return undefined;
  // The index is written in AssemblyScript, which leaves the ending out.
  const found = [target, `${target}.ts`, `${target}.tsx`].find((candidate) => existsSync(candidate));
  const inside = relative(root, found ?? target)
    .split(sep)
    .join('/');
  return inside.startsWith('../') || inside.includes('node_modules/') ? undefined : inside;
}

const options: ts.CompilerOptions = {
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  allowImportingTsExtensions: true,
};

/** Our own packages are found as the compiler finds them, by their `exports`. */
function resolvePackage(root: string, file: string, specifier: string): string | undefined {
  if (!specifier.startsWith('@patto/')) return undefined;
  const found = ts.resolveModuleName(
    specifier,
    join(root, file),
    options,
    ts.sys,
    undefined,
    undefined,
    ts.ModuleKind.ESNext,
  );
  return found.resolvedModule?.resolvedFileName;
}

interface Named {
  specifier: string;
  line: number;
}

function scriptImports(file: string, text: string): Named[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found: Named[] = [];
  const visit = (node: ts.Node): void => {
    for (const name of importedNames(node)) {
      const { line } = source.getLineAndCharacterOfPosition(name.node.getStart());
      found.push({ specifier: name.text, line: line + 1 });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

interface NamedNode {
  node: ts.Node;
  text: string;
}

function importedNames(node: ts.Node): NamedNode[] {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return textsOf(node.moduleSpecifier);
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) return textsOf(node.argument.literal);
  if (ts.isCallExpression(node)) {
    const dynamic = node.expression.kind === ts.SyntaxKind.ImportKeyword;
    return dynamic || node.expression.getText() === 'import.meta.glob' ? textsOf(node.arguments[0]) : [];
  }
  if (ts.isNewExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'URL') {
    const [path, base] = node.arguments ?? [];
    return base?.getText() === 'import.meta.url'
      ? textsOf(path).filter(({ text }) => /\.[a-z]+$/.test(text))
      : [];
  }
  return [];
}

/** The texts that a name can be: of a list each, and `*` for what is only known when it runs. */
function textsOf(node: ts.Node | undefined): NamedNode[] {
  if (node === undefined) return [];
  if (ts.isArrayLiteralExpression(node)) return node.elements.flatMap(textsOf);
  const text = patternOf(node);
  return text === '*' ? [] : [{ node, text }];
}

function patternOf(node: ts.Node): string {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isTemplateExpression(node)) {
    return node.head.text + node.templateSpans.map(({ literal }) => `*${literal.text}`).join('');
  }
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken) {
    return patternOf(node.left) + patternOf(node.right);
  }
  return '*';
}

function solidityImports(text: string): Named[] {
  return [...text.matchAll(/^\s*import\b[^;]*?["']([^"']+)["']/gm)].map(
    ({ 0: statement, 1: specifier = '', index }) => ({
      specifier,
      line: text.slice(0, index + statement.length).split('\n').length,
    }),
  );
}
