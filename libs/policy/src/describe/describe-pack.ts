import type { Pack } from '../pack';
import type { Parameter } from '../parameter';
import { articleOrder } from './article-order';
import { parameterInWords } from './value-in-words';

/** What a lawyer is told of a parameter that no code reads. */
export const ONLY_DESCRIBED = '仅记载条文，改动不影响系统办理';

/** A pack as Chinese text, article by article; what the regulation leaves open comes last, as the product's defaults. */
export function describePack(pack: Pack): string {
  const { document, version, effectiveFrom } = pack.identity;
  const title = `${document.title}${document.number ? `（${document.number}）` : ''}`;
  const own = pack.parameters().filter(({ isDefault, key }) => !isDefault && !key.startsWith('template.'));
  const silent = pack.parameters().filter(({ isDefault, key }) => isDefault && !key.startsWith('template.'));
  return [
    `${pack.name}（${pack.code}） ${title}`,
    `${document.authority}；规则包 ${pack.ref}（版本 ${version}，自 ${effectiveFrom} 起适用）`,
    ...byArticle(own).flatMap(([article, parameters]) => [
      '',
      article,
      ...parameters.map((parameter) => line(pack, parameter)),
    ]),
    '',
    '条文未规定，适用本系统默认',
    ...silent.map((parameter) => line(pack, parameter)),
    '',
  ].join('\n');
}

export function byArticle(
  parameters: readonly Parameter[],
): readonly (readonly [string, readonly Parameter[]])[] {
  const articles = new Map<string, Parameter[]>();
  for (const parameter of parameters) {
    const known = articles.get(parameter.reference);
    if (known) known.push(parameter);
    else articles.set(parameter.reference, [parameter]);
  }
  return [...articles].sort(([a], [b]) => articleOrder(a) - articleOrder(b));
}

function line(pack: Pack, parameter: Parameter): string {
  const marks = [parameter.ruleId, ...parameter.questions].filter((mark) => mark !== undefined);
  const source = marks.length > 0 ? ` 〔${marks.join('、')}〕` : '';
  const only = parameter.descriptive ? `（${ONLY_DESCRIBED}）` : '';
  const note = parameter.note ? `\n      注：${parameter.note}` : '';
  return `  · ${parameter.name.zh}：${parameterInWords(pack, parameter)}${only}${source}${note}`;
}
