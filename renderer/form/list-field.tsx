import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { listAt } from './document-access';
import { ElementTools } from './element-tools';
import { useFormScene, type ListFieldProps } from './form-context';
import { GridField } from './grid-field';
import { Group } from './group-field';
import { isFlatShape } from './grid-columns';

/** A list of maps: as a grid where each fits a row, as one group after the other where it does not. */
export function ListField(props: ListFieldProps) {
  const { t } = useTranslation('words');
  const { readOnly, change } = useFormScene();
  const { pointer, shape, values, label, fresh } = props;
  if (isFlatShape(shape)) return <GridField {...props} />;
  const add = () => {
    const [first] = shape.required;
    const bare = first === undefined ? {} : { [first]: t('form.newName') };
    void change((draft) => void listAt(draft, pointer).push(fresh?.() ?? bare));
  };
  return (
    <div className="form-list">
      {values.map((value, index) => (
        <div key={index} className="form-list-element">
          <ElementTools pointer={pointer} index={index} count={values.length} label={`${label} ${index + 1}`} />
          <Group pointer={`${pointer}/${index}`} shape={shape} value={value} />
        </div>
      ))}
      {!readOnly && (
        <Button size="small" icon={<PlusOutlined aria-hidden="true" />} onClick={add}>
          {t('form.addEntry')}
        </Button>
      )}
    </div>
  );
}
