/**
 * The parts of the design system we stand on, file by file. Its one-file entry keeps every component that is made with
 * `Object.assign` (26 of them, and the city's logos) in the bundle: measured 145 kB gzip for the showcase.
 */
export { Accordion } from '@amsterdam/design-system-react/dist/Accordion/Accordion.js';
export { Alert } from '@amsterdam/design-system-react/dist/Alert/Alert.js';
export { Breadcrumb } from '@amsterdam/design-system-react/dist/Breadcrumb/Breadcrumb.js';
export { Button } from '@amsterdam/design-system-react/dist/Button/Button.js';
export { Checkbox } from '@amsterdam/design-system-react/dist/Checkbox/Checkbox.js';
export { DateInput } from '@amsterdam/design-system-react/dist/DateInput/DateInput.js';
export { DescriptionList } from '@amsterdam/design-system-react/dist/DescriptionList/DescriptionList.js';
export { Dialog } from '@amsterdam/design-system-react/dist/Dialog/Dialog.js';
export { ErrorMessage } from '@amsterdam/design-system-react/dist/ErrorMessage/ErrorMessage.js';
export { Field } from '@amsterdam/design-system-react/dist/Field/Field.js';
export { FileInput } from '@amsterdam/design-system-react/dist/FileInput/FileInput.js';
export { Heading } from '@amsterdam/design-system-react/dist/Heading/Heading.js';
export { Label } from '@amsterdam/design-system-react/dist/Label/Label.js';
export { PasswordInput } from '@amsterdam/design-system-react/dist/PasswordInput/PasswordInput.js';
export { Skeleton } from '@amsterdam/design-system-react/dist/Skeleton/Skeleton.js';
export { SkipLink } from '@amsterdam/design-system-react/dist/SkipLink/SkipLink.js';
export { Table } from '@amsterdam/design-system-react/dist/Table/Table.js';
export { TextArea } from '@amsterdam/design-system-react/dist/TextArea/TextArea.js';
export { TextInput } from '@amsterdam/design-system-react/dist/TextInput/TextInput.js';
export { Select } from '@amsterdam/design-system-react/dist/Select/Select.js';
