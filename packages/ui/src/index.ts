/** Everything a web app needs from us. The apps import from here only, never from the design system itself. */

// Starting an app, and talking to its server
export { startApp, type StartAppOptions } from './app/start-app.tsx';
export { useApp, appNames, type AppId } from './layout/app-context.ts';
export { NotFoundPage } from './app/fallbacks.tsx';
export { createQueryClient } from './app/query-client.ts';
export { createApi, dataOf, redirectToLogin, type ApiOptions } from './api/create-api.ts';
export { signOut } from './api/login-api.ts';
export { findReturnAddress, LOGIN_PATH } from './api/return-address.ts';
export { ApiProblem, parseProblem, type VeldMeldingen } from './api/api-problem.ts';
export { uploadFile, type UploadOptions } from './api/upload-file.ts';
export {
  Navigate,
  Outlet,
  createRootRoute,
  createRootRouteWithContext,
  createRoute,
  lazyRouteComponent,
  notFound,
  redirect,
  retainSearchParams,
  useLocation,
  useNavigate,
  useParams,
  useRouter,
  useSearch,
} from '@tanstack/react-router';
export {
  keepPreviousData,
  queryOptions,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';

// The page
export { AppShell, type AppShellProps } from './layout/AppShell.tsx';
export type { MenuItem } from './layout/Menu.tsx';
export { PageTitle, type PageTitleProps } from './layout/PageTitle.tsx';
export { Breadcrumb, type BreadcrumbStep } from './layout/Breadcrumb.tsx';
export { Card, type CardProps } from './layout/Card.tsx';
export { HeaderSelect, type HeaderSelectProps } from './layout/HeaderSelect.tsx';
export { Beside } from './layout/Beside.tsx';
export { Hidden } from './layout/Hidden.tsx';
export { Stack } from './layout/Stack.tsx';
export { LoginPage } from './layout/LoginPage.tsx';
export { AanmeldenFlow } from './login/AanmeldenFlow.tsx';
export { AccountPage } from './login/AccountPage.tsx';
export { createLoginRoutes } from './login/login-routes.ts';
export { MensenView } from './mensen/MensenView.tsx';
export { RolvoorstellenView } from './mensen/RolvoorstellenView.tsx';
export type { Mensen, MensenActions } from './mensen/mensen.ts';
export { Muted, SubHeading } from './layout/Text.tsx';

// Doing
export { Button, type ButtonProps, type ButtonVariant } from './actions/Button.tsx';
export { ButtonRow } from './actions/ButtonRow.tsx';
export { LinkButton, TextLink, type LinkButtonProps, type TextLinkProps } from './actions/links.tsx';
export { CopyButton, type CopyButtonProps } from './actions/CopyButton.tsx';

// Filling in
export { useFormErrors, type FormErrors } from './forms/useFormErrors.ts';
export { Form, type FormProps } from './forms/Form.tsx';
export { ErrorSummary, type FieldError } from './forms/ErrorSummary.tsx';
export {
  TextField,
  TextAreaField,
  type TextFieldProps,
  type TextAreaFieldProps,
} from './forms/TextField.tsx';
export type { Rule, RuleState } from './forms/rule.ts';
export { PasswordField, type PasswordFieldProps } from './forms/PasswordField.tsx';
export { DateField, type DateFieldProps } from './forms/DateField.tsx';
export { SelectField, type SelectFieldProps } from './forms/SelectField.tsx';
export { RadioField, type RadioFieldProps } from './forms/RadioField.tsx';
export { FieldRow } from './forms/FieldRow.tsx';
export { Checkbox, type CheckboxProps } from './forms/Checkbox.tsx';
export { FileField, type FileFieldProps } from './forms/FileField.tsx';
export { LoginForm, type LoginFormProps } from './forms/LoginForm.tsx';

// Telling
export { StatusBadge } from './feedback/StatusBadge.tsx';
export { Track, type TrackStep } from './feedback/Track.tsx';
export type { Status } from './feedback/status.ts';
export { WieIsAanZet } from './feedback/WieIsAanZet.tsx';
export { Alert, type AlertProps } from './feedback/Alert.tsx';
export { ProblemAlert } from './feedback/ProblemAlert.tsx';
export { ProgressBar, type ProgressBarProps } from './feedback/ProgressBar.tsx';
export { ConfirmDialog, type ConfirmDialogProps } from './feedback/ConfirmDialog.tsx';
export { PauzeDialog, type PauzeInvoer } from './pauze/PauzeDialog.tsx';
export { EmptyState } from './feedback/EmptyState.tsx';
export { Loading, Skeleton } from './feedback/Loading.tsx';
export { QueryView, type QueryViewProps } from './feedback/QueryView.tsx';

// Showing
export { DataList, type DataRow } from './data/DataList.tsx';
export { Herhaling } from './data/Herhaling.tsx';
export { Table, type Column, type TableProps } from './data/Table.tsx';
export { PagedTable } from './data/PagedTable.tsx';
export { Pages } from './data/Pages.tsx';
export { Accordion, type AccordionSection } from './data/Accordion.tsx';
export { Item, ItemList, type ItemProps } from './data/ItemList.tsx';
export { LogboekView, type LogboekViewProps } from './logboek/LogboekView.tsx';
export { parseLogboekSearch, type LogboekSearch } from './logboek/logboek.ts';
export { useLogboekSearch } from './logboek/useLogboekSearch.ts';
export { NeverList, ReasonList } from './data/Reasons.tsx';
export { CodeGroups } from './data/CodeGroups.tsx';
export { CopyBlock } from './data/CopyBlock.tsx';
export { TextBlock } from './data/TextBlock.tsx';
export { Icon, type IconName } from './icons/Icon.tsx';
export { Mark } from './icons/Mark.tsx';
export { formatGeboortedatum, formatGeslacht, formatJaargroep } from './format/leerling.ts';
export {
  findVandaag,
  formatAantal,
  formatDag,
  formatDatum,
  formatGrootte,
  formatMoment,
  formatTelling,
  formatTijd,
} from './format/format.ts';
