import { monaco } from '../../../renderer/editor/monaco';
import policy from '../../../samples/policies/xihu-srdi-2022.yaml?raw';

const place = document.querySelector<HTMLElement>('#editor');
if (place) monaco.editor.create(place, { value: policy, automaticLayout: true });
