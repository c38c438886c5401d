// Whether whoever calls the contracts is told what they do: each external function, event, error, public variable and
// struct of contracts/ has a notice, each parameter and field its line, and each error says when it comes.
import { type AstNode, type CompilerOutput } from './buildInfo.ts';

/** What is missing or wrong, a line each. */
export function natspecProblems(outputs: readonly CompilerOutput[]): string[] {
  const sources = new Map(
    outputs.flatMap(({ sources }) => Object.entries(sources).map(([name, { ast }]) => [name, ast] as const)),
  );
  const all = [...sources.values()].flatMap(definitionsIn);
  const own = [...sources].filter(([name]) => name.startsWith('project/contracts/'));
  const errors = new Set(all.filter(isError).map(({ name }) => name));
  const told = new Set<string | undefined>();
  const problems = own.flatMap(([source, ast]) =>
    definitionsIn(ast).flatMap((node) => {
      const text = textOf(node);
      for (const [, name] of text.matchAll(/@custom:error (\w+) /g)) told.add(name);
      const unknown = [...text.matchAll(/@custom:error (\w+)/g)]
        .filter(([, name]) => !errors.has(name))
        .map(([, name]) => `tells of an error that there is not: ${name ?? ''}`);
      const place = `${source.replace('project/', '')}: ${node.name ?? node.nodeType}`;
      return [...missing(node, ast), ...unknown].map((problem) => `${place} ${problem}`);
    }),
  );
  const untold = own
    .flatMap(([, ast]) => definitionsIn(ast).filter(isError))
    .filter(({ name }) => !told.has(name))
    .map(({ name }) => `${name ?? ''} is told by no "@custom:error" of a function`);
  return [...problems, ...untold];
}

function definitionsIn(node: AstNode): AstNode[] {
  return (node.nodes ?? []).flatMap((child) => [child, ...definitionsIn(child)]);
}

function isError({ nodeType }: AstNode): boolean {
  return nodeType === 'ErrorDefinition';
}

/** What the comment of a definition lacks; nothing where nobody outside sees it. */
function missing(node: AstNode, file: AstNode): string[] {
  const text = textOf(node);
  if (!isPublic(node, file) || text.includes('@inheritdoc')) return [];
  const fields = node.nodeType === 'StructDefinition' ? node.members : node.parameters?.parameters;
  const returned = node.returnParameters?.parameters ?? [];
  const returns = [...text.matchAll(/@return /g)].length;
  return [
    ...(text.includes('@notice') ? [] : ['has no @notice']),
    ...(fields ?? [])
      .filter(({ name }) => name && !new RegExp(`@param ${name} `).test(text))
      .map(({ name }) => `says nothing of ${name ?? ''}`),
    ...(returns < returned.length ? ['does not say what it returns'] : []),
  ];
}

function isPublic(node: AstNode, file: AstNode): boolean {
  switch (node.nodeType) {
    case 'FunctionDefinition':
      return node.kind === 'function' && ['external', 'public'].includes(node.visibility ?? '');
    case 'VariableDeclaration':
      return node.visibility === 'public';
    case 'EventDefinition':
    case 'ErrorDefinition':
      return true;
    case 'StructDefinition':
      // Those within a contract are storage, drawn there bit by bit.
      return file.nodes?.includes(node) ?? false;
    default:
      return false;
  }
}

function textOf({ documentation }: AstNode): string {
  const text = documentation?.text ?? '';
  return text.startsWith('@') || text === '' ? `${text} ` : `@notice ${text} `;
}
