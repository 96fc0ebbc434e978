import { descend, describeRegion, findRegion, type CanonicalDocument, type Vocabulary } from '../../engine/index';
import type { Article, PolicyDocument } from '../../schemas/generated/types';
import { buildItemView, type ItemWords } from './build-item-view';
import type {
  ArticleView,
  ChapterView,
  DefinitionView,
  ExampleView,
  ParameterView,
  PartPlace,
  PolicyHead,
  PolicyView,
  ReadingView,
} from './policy-view';

/** Makes a policy ready for reading; its worked examples are judged apart. */
export function buildPolicyView(
  canonical: CanonicalDocument<PolicyDocument>,
  text: string,
  term: PolicyHead['term'],
  vocabulary: Vocabulary,
): PolicyView {
  const { document } = canonical;
  const words: ItemWords = { vocabulary, document };
  const chapters = buildChapters(document, words);
  const parameters = listParameters(document);
  const definitions = listDefinitions(document);
  const readings = listReadings(document);
  const examples = listExamples(document);
  return {
    head: buildHead(document, term, vocabulary),
    chapters,
    parameters,
    definitions,
    readings,
    examples,
    places: listPlaces(canonical, text, [
      '/policy',
      ...chapters.flatMap((chapter) => chapter.articles.flatMap(pointersOf)),
      ...[...parameters, ...definitions, ...readings, ...examples].map(({ pointer }) => pointer),
    ]),
  };
}

function buildHead({ policy }: PolicyDocument, term: PolicyHead['term'], vocabulary: Vocabulary): PolicyHead {
  const region = findRegion(vocabulary, policy.region);
  return {
    id: policy.id,
    version: policy.version ?? null,
    title: policy.title,
    docNumber: policy.docNumber ?? null,
    alternateDocNumbers: policy.alternateDocNumbers ?? [],
    issuer: policy.issuer ?? null,
    region: { code: policy.region, name: region ? describeRegion(vocabulary, policy.region) : null },
    fiscalLevel: policy.fiscalLevel,
    issuedOn: policy.issuedOn ?? null,
    effective: policy.effective,
    term,
    assumedStart: policy.assumedStart ?? null,
    appliesSince: policy.appliesSince ?? null,
    trial: policy.trial ?? false,
    interpretedBy: policy.interpretedBy ?? null,
    funding: policy.funding ?? null,
    annualBudget: policy.annualBudget === undefined ? null : String(policy.annualBudget),
    basis: policy.basis ?? [],
    repeals: policy.repeals ?? [],
    otherLevels: policy.otherLevels ?? null,
    textNote: policy.textNote ?? null,
  };
}

function buildChapters(document: PolicyDocument, words: ItemWords): readonly ChapterView[] {
  const chapters: { heading: string | null; articles: ArticleView[] }[] = [];
  document.articles.forEach((article, index) => {
    const heading = article.chapter ?? null;
    const view = buildArticle(article, `/articles/${index}`, words);
    const open = chapters.at(-1);
    if (open?.heading === heading) open.articles.push(view);
    else chapters.push({ heading, articles: [view] });
  });
  return chapters;
}

function buildArticle(article: Article, pointer: string, words: ItemWords): ArticleView {
  return {
    pointer,
    number: article.number,
    title: article.title ?? null,
    lead: article.lead ?? null,
    units: article.units ?? [],
    items: article.items.map((item, index) => buildItemView(item, `${pointer}/items/${index}`, words)),
  };
}

function listParameters({ parameters = {} }: PolicyDocument): readonly ParameterView[] {
  return Object.entries(parameters).map(([name, parameter]) => {
    const pointer = descend('/parameters', name);
    if (typeof parameter !== 'object') {
      return { pointer, valuePointer: pointer, name, value: String(parameter), changes: [], note: null };
    }
    const valuePointer = descend(pointer, 'value');
    const changes = (parameter.changes ?? []).map(({ from, value }) => ({ from, value: String(value) }));
    return { pointer, valuePointer, name, value: String(parameter.value), changes, note: parameter.note ?? null };
  });
}

function listDefinitions({ definitions = {} }: PolicyDocument): readonly DefinitionView[] {
  return Object.entries(definitions).map(([name, { when, gist }]) => ({
    pointer: descend('/definitions', name),
    name,
    when,
    gist: gist ?? null,
  }));
}

function listReadings({ readings = [] }: PolicyDocument): readonly ReadingView[] {
  return readings.map((reading, index) => ({
    pointer: `/readings/${index}`,
    id: reading.id,
    question: reading.question,
    chosen: reading.chosen,
    why: reading.why ?? null,
    alternatives: (reading.alternatives ?? []).map(({ name }) => ({ name })),
  }));
}

function listExamples({ examples = [] }: PolicyDocument): readonly ExampleView[] {
  return examples.map((example, index) => ({
    pointer: `/examples/${index}`,
    name: example.name,
    year: example.year,
    expected: String(example.expect.total),
    outcome: null,
  }));
}

function pointersOf(article: ArticleView): readonly string[] {
  return [article.pointer, ...article.items.map((item) => item.pointer)];
}

/** A part begins with the line of its key or dash, so that a cursor at the line's start is in it. */
function listPlaces(
  { map }: CanonicalDocument<PolicyDocument>,
  text: string,
  pointers: readonly string[],
): readonly PartPlace[] {
  const places = pointers.map((pointer) => {
    const { start, end } = map.valueRange(pointer);
    const key = Math.min(start, map.keyRange(pointer).start);
    return { pointer, range: { start: text.lastIndexOf('\n', key - 1) + 1, end } };
  });
  return places.sort((a, b) => a.range.start - b.range.start || b.range.end - a.range.end);
}
