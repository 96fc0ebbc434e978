import { Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { BundleDialog } from '../bundle/bundle-dialog';
import { ExportDialog } from '../bundle/export-dialog';
import { PoliciesDialog } from '../compare/policies-dialog';
import { ReleaseDialog } from '../compare/release-dialog';
import { CompareDialog } from '../editor/compare-dialog';
import { GenerateDialog } from '../impact/generate-dialog';
import { ImportDialog } from '../impact/import-dialog';
import { ImportReportDialog } from '../impact/import-report-dialog';
import { MergeDialog } from '../merge/merge-dialog';
import { SuggestDialog } from '../review/suggest-dialog';
import { NewScenarioDialog } from '../scenario/new-scenario-dialog';
import { SigningDialog } from '../signing/signing-dialog';
import { WitnessDialog } from '../study/witness-dialog';
import { VersionDialog } from '../history/version-dialog';
import { CommandPalette } from './command-palette';
import { ConflictDialog } from './conflict-dialog';
import { NewPolicyDialog } from './new-policy-dialog';
import { useApp, useServices } from './services';

/** The dialog that is open, if one is. */
export function Dialogs() {
  const dialog = useApp((state) => state.dialog);
  switch (dialog?.kind) {
    case 'palette':
      return <CommandPalette />;
    case 'newPolicy':
      return <NewPolicyDialog />;
    case 'compare':
      return <CompareDialog dialog={dialog} />;
    case 'version':
      return <VersionDialog dialog={dialog} />;
    case 'merge':
      return <MergeDialog key={dialog.document} dialog={dialog} />;
    case 'conflict':
      return <ConflictDialog id={dialog.document} />;
    case 'suggest':
      return <SuggestDialog key={dialog.document} id={dialog.document} />;
    case 'export':
      return <ExportDialog document={dialog.document} />;
    case 'signing':
      return <SigningDialog tab={dialog.tab} />;
    case 'bundle':
      return <BundleDialog key={dialog.bundle.id} bundle={dialog.bundle} exported={dialog.exported} />;
    case 'release':
      return <ReleaseDialog comparison={dialog.comparison} />;
    case 'policies':
      return <PoliciesDialog dialog={dialog} />;
    case 'witness':
      return <WitnessDialog {...dialog} />;
    case 'newScenario':
      return <NewScenarioDialog />;
    case 'generate':
      return <GenerateDialog />;
    case 'import':
      return <ImportDialog plan={dialog.plan} />;
    case 'imported':
      return <ImportReportDialog report={dialog.report} />;
    case 'about':
      return <AboutDialog />;
    default:
      return null;
  }
}

function AboutDialog() {
  const { t } = useTranslation('words');
  const { store } = useServices();
  const version = useApp((state) => state.version);
  return (
    <Modal open title={t('about.title')} footer={null} onCancel={() => store.dispatch({ type: 'dialogClosed' })}>
      <p>{t('about.text')}</p>
      <p className="quiet">{t('about.version', { version })}</p>
    </Modal>
  );
}
