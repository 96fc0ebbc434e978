import { priceReadings } from '../../engine/analyse/price-readings';
import { countEnterprises } from '../../engine/analyse/reading-price';
import { chooseEnterprises, choosePlans } from './choose-inputs';
import type { Command, ExitCode, Invocation } from './command';
import { choosePolicies, openWorkspace } from './open-workspace';
import { printJson, printLine } from './print';
import { jsonReading, linesOfReading } from './print-readings';
import { readYear } from './read-year';
import { formatFindings, jsonFindings } from './report-findings';

/** `cuoshi readings PATH --year Y`: what each way of reading a text costs. */
export const readingsCommand: Command = {
  name: 'readings',
  operand: { name: 'PATH', words: { zh: '工作区文件夹或政策文件', en: 'a workspace folder or a policy file' } },
  words: {
    zh: '按涉及金额排列各项口径，逐一测算备选口径',
    en: 'Price the alternative readings and rank them by the money at stake',
  },
  options: {
    year: { value: 'YEAR', words: { zh: '事件所属年度（必填）', en: 'calendar year of the events (required)' } },
    policy: { value: 'ID', words: { zh: '只报告这一份政策', en: 'report on this policy only' } },
    enterprise: { value: 'ID', words: { zh: '只算这一家企业', en: 'this enterprise only' } },
  },
  required: ['year'],
  run: readings,
};

async function readings(invocation: Invocation): Promise<ExitCode> {
  const year = readYear(invocation);
  const opened = await openWorkspace(invocation, invocation.operands[0] ?? '');
  if (choosePlans(invocation, opened) === null) return 1;
  const { vocabulary, policies } = opened.workspace;
  const enterprises = chooseEnterprises(invocation, opened);
  const priced = priceReadings({ policies, vocabulary, enterprises, year });
  const asked = choosePolicies(opened, invocation.values['policy']);
  const ids = new Set(asked.map(({ plan }) => plan?.id));
  const value = priced.value.filter(({ policy }) => ids.has(policy));
  const diagnostics = priced.diagnostics.filter(({ file }) => asked.some((policy) => policy.file.path === file));
  if (invocation.json)
    printJson(invocation, {
      ok: true,
      year,
      enterprises: enterprises.length,
      readings: value.map(jsonReading),
      diagnostics: jsonFindings(diagnostics, opened, invocation),
    });
  else {
    for (const line of value.flatMap((reading) => linesOfReading(countEnterprises(reading), invocation.language)))
      printLine(invocation, line);
    for (const line of formatFindings(diagnostics, opened, invocation)) printLine(invocation, line);
  }
  return 0;
}
