import type { ManualTopic } from './manual-topic';

/** The manual in English. */
export const enManual: readonly ManualTopic[] = [
  {
    id: 'first',
    title: 'Your first measure in ten steps',
    blocks: [
      {
        text: 'No syntax is needed: mouse and keyboard do. On the right stands the document as its readers see it, below what it pays to the sample enterprises.',
      },
      {
        steps: [
          'Choose "New policy" at the top left. Enter title, region (name, code or first letters of its pinyin) and days, choose "Awards by level", then "Create".',
          'Choose "Form" above the editor: on its left are the parts of the policy.',
          'Open the award for titles and set its amounts in the table, such as `80000 yuan`. Rows can be pasted from a spreadsheet, with its headings too.',
          'Where the table lacks a row, a note below it says so: one button adds it; then set the amount that was agreed.',
          'Under "Cap" enter what an enterprise can receive in a year.',
          'Open the article and choose "Add item": a subsidy, a service, an exclusion and so on.',
          'Open "Stacking" to see how any two items combine. Choose a cell to pay only the highest, or to add one cap for both.',
          'Open "Problems" below. What can be repaired in one way only is repaired by "Fix all".',
          'Open "Examples" and state what an enterprise should receive; every change is checked against it from then on.',
          'Save, then choose "Export rule bundle": a file that anyone can verify.',
        ],
      },
      { text: '`Ctrl+Z` takes back any step; form and text share one undo.' },
    ],
  },
  {
    id: 'figures',
    title: 'How to write figures',
    blocks: [
      { text: 'Write them as official documents do; they are read as they stand.' },
      {
        points: [
          'An amount: `100000 yuan` or `10万元`.',
          'At most: `up to 300000 yuan`. It counts as anything from nothing to that, never as paid in full.',
          'At least: `at least 100000 yuan`. The total then says that it has no upper limit.',
          'A share: `30%` of the base, rounded to the cent at the end.',
          'For each person and month: `2400 yuan per person per month`.',
          'What is used more than once becomes a parameter: change it in one place. A parameter can have a new value from some day on.',
        ],
      },
      {
        text: 'Money that the text promises without an amount is of its own kind: it counts as unknown, not as nothing.',
      },
    ],
  },
  {
    id: 'conditions',
    title: 'How to write conditions',
    blocks: [
      {
        text: 'In the form each line is a condition: a fact, a comparison, a value. "All", "any" and "not" can be put inside one another.',
      },
      {
        points: [
          'Days can be before, not after and so on.',
          'Titles are chosen by family and level, or found by the first letters of their pinyin.',
          'What is used more than once becomes a definition with a name.',
          'A fact that is missing is unknown, not false: the result says what is missing.',
          'What no line can say is edited as text and stays as it is.',
        ],
      },
    ],
  },
  {
    id: 'caps',
    title: 'Caps and stacking',
    blocks: [
      {
        text: 'First come how often and how much of each item, then how items combine, then money of other levels. Each step that takes something away is shown with its clause.',
      },
      {
        points: [
          'How often: for each enterprise or each title, in a year or in the whole term.',
          'Cap: for each event, year, the term, or ever.',
          'Highest only: one payment of a group, for example of one family of titles at different levels.',
          'One cap for several items together.',
          'Added up: each is paid. So it is where no rule says otherwise.',
          'Nation, province and city stand in the table below: added up, highest, exclusive or top-up.',
        ],
      },
      {
        text: 'Where two rules hold for a pair, the table marks it: they apply one after the other. Make sure this is meant.',
      },
    ],
  },
  {
    id: 'exclusions',
    title: 'Exclusions and claw-back',
    blocks: [
      {
        points: [
          'An exclusion says what must have happened, and whether nothing is paid in that year or from then on.',
          'A sanction says what follows: stop, claw back what was paid, note in the credit record.',
          'Where only some items are concerned, name them; otherwise all are.',
          'Choose an enterprise in the simulation: it says which clause left it without money.',
        ],
      },
    ],
  },
  {
    id: 'readings',
    title: 'Readings: when words mean two things',
    blocks: [
      {
        text: 'Where a clause can be read in two ways, do not choose in silence. Record the question, the reading that is used and the others, with who decided and why.',
      },
      {
        points: [
          'Other readings are small changes of the rule; the readings panel prices each, most money first.',
          'Readings are published with the bundle: everyone who applies the policy sees the same answer.',
          'A reading that nobody has decided is marked.',
        ],
      },
    ],
  },
  {
    id: 'examples',
    title: 'Worked examples: first say what is due',
    blocks: [
      {
        text: 'An example is an enterprise, a year and what it should receive. Work it out by hand first: where the result differs, either the rule is wrong or it is understood differently.',
      },
      {
        points: [
          'Checked after every change; one that fails says at which step it differs.',
          'The examples panel shows what no example covers and drafts one for you to check.',
          'Examples are published with the bundle, so that other programs can test themselves.',
        ],
      },
    ],
  },
  {
    id: 'effect',
    title: 'How to read the effect',
    blocks: [
      {
        points: [
          'The large figures first: enterprises helped, money in total, change against the baseline, budget left.',
          'A total is a range where something is "up to", "at least" or unknown.',
          'Choose an enterprise for the steps that lead to its figure; where it receives nothing, the condition that failed and the least that would have to change.',
          'The baseline is the text as last saved, the last release, or another policy.',
          'Where a change alters nothing, the panel says why.',
        ],
      },
      { text: 'A sample is a sample. For real forecasts import your own enterprises and read the impact report.' },
    ],
  },
  {
    id: 'impact',
    title: 'How to read the impact report',
    blocks: [
      {
        text: '`Ctrl+Alt+I` opens it. Generate, import or open a population first; without one it is about the samples. Dark is certain, light possible; parts add up to the total.',
      },
      {
        points: [
          'Where the money goes: by measure, policy, payer, fiscal level, month, district, size, industry and recognitions.',
          'Who gains and loses, and by which measures; choose an enterprise for the steps of its figure.',
          'Who gets two measures or two policies: how many enterprises, how much money, and how many each gets.',
          'What rules take away: by kind, or each exclusion, stacking rule and cap singly.',
          'Targets with their progress, and the cost of the years you choose, by year and by month.',
          'While it computes it says how far it is; it can be stopped and taken up again.',
        ],
      },
      {
        text: 'Every chart can be shown as a table and saved as a picture, PDF or workbook; so can the whole report, as one PDF or workbook.',
      },
    ],
  },
  {
    id: 'scenario',
    title: 'Scenarios: what the coming years cost',
    blocks: [
      {
        text: 'A scenario states assumptions (take-up, share of ‘up to’ paid, growth, late claims) and the size of funds. It is a file of the workspace, edited as a form or as text.',
      },
      {
        steps: [
          'Under “Scenario” below, choose a file or make a new one, then “Edit the scenario” to put in what is known of the place.',
          'Press “Compute”: the cost of each year, the day on which funds run out, and who falls off; choose another scenario to see both side by side.',
          '“Uncertainty”: assumptions with a low and a high are drawn at random, to see the range from P10 to P90 and what matters most.',
          '“Vary and seek”: choose a figure and its values to see the curve of the cost and its cliffs; with a goal you are told which values meet it.',
        ],
      },
      {
        text: 'The open population is computed, or the samples of the workspace where none is open. The same seed gives the same result.',
      },
    ],
  },
  {
    id: 'problems',
    title: 'Problems and repairs',
    blocks: [
      {
        points: [
          'Errors must be mended. Warnings are hardly meant. Notes ask you to think again.',
          'The analysis reads the policy as a whole: missing rows, conditions that never hold, cliffs; most come with an enterprise that shows it.',
          'Choose a line to go to its place. A repair changes the text at once and can be taken back.',
          '"Fix all" makes only what can be repaired in one way; repairs that touch the same words are left for you.',
        ],
      },
    ],
  },
  {
    id: 'versions',
    title: 'Saving, history, comparing',
    blocks: [
      {
        points: [
          'Every save keeps a version; the history says in words what it changed.',
          'Any two versions can be compared side by side, and any one restored.',
          'When another program changes the file, you choose place by place.',
          'Unsaved text survives a crash and is offered again.',
        ],
      },
    ],
  },
  {
    id: 'review',
    title: 'Review and suggestions',
    blocks: [
      {
        points: [
          'Choose the mark of comments on an item, in the preview or the form, and write one; rows of tables have a mark, too, for the row or one of its cells. Others reply, or mark it as resolved.',
          'A change that is not yours to make: make it, do not save, and turn unsaved changes into suggestions, with a reason. The policy is as it was, and another drafter accepts or rejects.',
          'Accepting is one step of undo and keeps comments and order. Where a place has changed since, it says what stands there now and cannot be accepted.',
          'To look without changing, switch on the review-only view in the menu View: texts stay as they are, comments can be written.',
          'Each is a small file in the folder review of the workspace and goes where the folder goes; those of others appear by themselves.',
        ],
      },
    ],
  },
  {
    id: 'signing',
    title: 'Signing and release',
    blocks: [
      {
        steps: [
          'Make a key of your own in the menu of keys. Remember its passphrase: it is stored nowhere and cannot be recovered.',
          'Give the public key to those who apply the policy; they trust it, if they like for some policies only.',
          'Choose the key when you export. What the release changes is shown first.',
          'Whoever receives the bundle opens it and looks for "complete" and for the signer before using it.',
        ],
      },
      { text: 'A bundle with one changed byte is refused, and an old one cannot pass for a new one.' },
    ],
  },
  {
    id: 'keyboard',
    title: 'Keyboard',
    blocks: [
      {
        points: [
          '`F1` opens the command palette: any command by its name or pinyin.',
          '`Ctrl+S` saves, `Ctrl+Z` takes back, `Ctrl+Y` does it again, `Ctrl+F` finds.',
          '`Ctrl+Alt+F` changes between text and form, `Ctrl+Alt+V` shows or hides the preview.',
          '`Ctrl+.` offers repairs, `F2` renames everywhere.',
          'Parts of the form: `Alt+↑` and `Alt+↓` move. Stacking table: arrow keys move, `Enter` chooses.',
          'Tables: arrow keys change the row, `Enter` goes down and `Shift+Enter` up.',
          '`Ctrl+P` prints the preview; `Ctrl+=`, `Ctrl+-` and `Ctrl+0` change the size.',
          '`Tab` goes on, `Esc` closes dialogs.',
        ],
      },
    ],
  },
];
