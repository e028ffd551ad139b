export { agendaStyles } from "./agenda/agenda.styles.ts";
export { type AgendaEvent, type AgendaSays, agenda, agendaTurned } from "./agenda/agenda.ts";
export { boardStyles } from "./board/board.styles.ts";
export { Board } from "./board/board.ts";
export type { BoardColumn, BoardPlace, BoardSays } from "./board/says.ts";
export { barChart, stackedChart } from "./charts/bar-chart.ts";
export { chartStyles } from "./charts/chart.styles.ts";
export { Chart } from "./charts/chart.ts";
export type { ChartData, Place as ChartPlace, Series } from "./charts/data.ts";
export { type DeltaSays, delta } from "./charts/delta.ts";
export { donutChart } from "./charts/donut-chart.ts";
export { type Figure, type Figures, figuresOf } from "./charts/figure.ts";
export { heatMap } from "./charts/heat-map.ts";
export { type KpiSays, kpi, kpiRow } from "./charts/kpi.ts";
export { areaChart, lineChart } from "./charts/line-chart.ts";
export { type Mover, type MoversSays, movers } from "./charts/movers.ts";
export { funnelChart, rowChart } from "./charts/row-chart.ts";
export type { ChartSays } from "./charts/says.ts";
export { type SparklineSays, sparkline } from "./charts/sparkline.ts";
export { tileStyles } from "./charts/tiles.styles.ts";
export { adopt } from "./element/adopt.ts";
export { ContextRequest, type End } from "./element/context.ts";
export { define, tag } from "./element/define.ts";
export { LoadErrorEvent, ReadyEvent } from "./element/events.ts";
export { LiveData } from "./element/live-data.ts";
export { NexusElement, type Shown } from "./element/nexus-element.ts";
export { NexusProvider } from "./element/nexus-provider.ts";
export type { PartHost } from "./element/part-host.ts";
export { banner, message, picture, problem } from "./element/states.ts";
export { Calendar, type CalendarSays, calendarStyles } from "./fields/calendar.ts";
export {
  type Choice,
  type ChoiceSays,
  checkboxesField,
  checkboxField,
  radioField,
  selectField,
  switchField,
  yesNoField,
} from "./fields/choice-fields.ts";
export { Combobox, type ComboboxSays } from "./fields/combobox.ts";
export { type DateSays, type DayRange, dateField, dateRangeField } from "./fields/date-fields.ts";
export { EditInPlace, type EditSays, editStyles } from "./fields/edit-in-place.ts";
export { fieldStyles } from "./fields/field.styles.ts";
export { type FieldSays, field, gathered } from "./fields/field.ts";
export { FileField, type FileSays, fileFieldStyles, type Upload } from "./fields/file-field.ts";
export type { Found, Source } from "./fields/finder.ts";
export { formStyles } from "./fields/form.styles.ts";
export { type Drafts, Form, type FormSays } from "./fields/form.ts";
export { type FormField, type FormFor, type FormValues, formFields } from "./fields/form-field.ts";
export { listboxStyles, type Option } from "./fields/listbox.ts";
export { type MoneySays, moneyField } from "./fields/money-field.ts";
export { type DecimalSays, decimalField, type NumberSays, numberField, percentField } from "./fields/number-fields.ts";
export { type TagsSays, tagsField } from "./fields/tags-field.ts";
export {
  durationField,
  emailField,
  phoneField,
  type TextSays,
  textArea,
  textField,
  webField,
} from "./fields/text-fields.ts";
export { instantField, localTimeField, timeField } from "./fields/time-fields.ts";
export { type DateStyle, Formats, formatsOf, type Instant } from "./format/formats.ts";
export { moneyText } from "./format/money.ts";
export { initials } from "./format/names.ts";
export { amountText, minorOf, numberOf } from "./format/typed.ts";
export type { WeekDay } from "./format/week.ts";
export { chartAndSide, type DepartmentSays, departmentPage, departmentStyles, tiles } from "./layouts/department.ts";
export {
  dismissal,
  type EvidenceBar,
  evidenceBars,
  type FindingSays,
  finding,
  findingStyles,
  findings,
} from "./layouts/finding.ts";
export { type ListPageSays, listPage, listPageStyles, type SidePanelSays, sidePanel } from "./layouts/list-page.ts";
export { type PageHeadSays, pageHead, pageHeadStyles, type Scope } from "./layouts/page-head.ts";
export { type ApplicationProps, type DepartmentPage, type Lifecycle, pagesOf } from "./layouts/pages.ts";
export { type PlaybookSays, playbook, playbookStyles, playbooks, quickActs } from "./layouts/playbook.ts";
export { portalStyles } from "./layouts/portal.styles.ts";
export { type PortalGroup, type PortalPlace, type PortalSays, portalFrame } from "./layouts/portal.ts";
export { recordStyles } from "./layouts/record.styles.ts";
export { type RecordField, type RecordSays, recordPage, type StageSays } from "./layouts/record.ts";
export {
  type SettingRow,
  type SettingsPlace,
  type SettingsSays,
  settingsPage,
  settingsSection,
  settingsStyles,
} from "./layouts/settings.ts";
export { CommandBar } from "./overlays/command-bar.ts";
export { commandStyles } from "./overlays/command-list.styles.ts";
export { type Command, type CommandGroup, CommandList, type CommandListSays } from "./overlays/command-list.ts";
export { Confirm, type ConfirmSays } from "./overlays/confirm.ts";
export { conflictStyles } from "./overlays/conflict.styles.ts";
export { type Clash, conflict, type Merge, type Side } from "./overlays/conflict.ts";
export { dialogStyles } from "./overlays/dialog.styles.ts";
export { type DialogSays, dialog } from "./overlays/dialog.ts";
export { found, marked, matches } from "./overlays/match.ts";
export { menuStyles } from "./overlays/menu.styles.ts";
export { Menu, type MenuGroup, type MenuItem, type MenuSays } from "./overlays/menu.ts";
export { Modal, type ModalSays } from "./overlays/modal.ts";
export { atPoint, beside, type Place } from "./overlays/place.ts";
export { Popover, type PopoverSays, popoverStyles } from "./overlays/popover.ts";
export { type SheetSays, sheet, sheetStyles } from "./overlays/sheet.ts";
export { type ApprovalAct, type ApprovalSays, approvalCard, approvalStyles } from "./parts/approval-card.ts";
export { type AvatarSays, avatar, avatarStyles, avatars } from "./parts/avatar.ts";
export { badge, badgeStyles, keycap, type StateTone, state } from "./parts/badge.ts";
export { breadcrumb, breadcrumbStyles, type Crumb } from "./parts/breadcrumb.ts";
export { type ButtonSays, button } from "./parts/button.ts";
export { type CardRow, type CardSays, card, cardRows, cardStyles } from "./parts/card.ts";
export { addChip, type ChipSays, chip, chipStyles } from "./parts/chip.ts";
export { type DisclosureSays, disclosure, disclosureStyles } from "./parts/disclosure.ts";
export { type EmptySays, empty, failed, forbidden, type Offer, offline } from "./parts/empty.ts";
export * from "./parts/icon.ts";
export { amounts } from "./parts/money.ts";
export { type NoticeSays, notice, noticeStyles } from "./parts/notice.ts";
export { parts } from "./parts/parts.styles.ts";
export * as pictures from "./parts/pictures.ts";
export { type ProgressSays, progress, progressStyles, ring, timeLeft } from "./parts/progress.ts";
export { type BoneSays, bone, rowBones, skeleton, skeletonStyles, textBones, tileBones } from "./parts/skeleton.ts";
export { type SplitButtonSays, splitButton, splitButtonStyles } from "./parts/split-button.ts";
export { type TabSays, type TabsSays, tabPanel, tabs, tabsStyles } from "./parts/tabs.ts";
export { toastStyles } from "./parts/toast.styles.ts";
export { type ShownWork, type ToastSays, Toasts, type WorkSays } from "./parts/toast.ts";
export { Tooltips, tooltipStyles } from "./parts/tooltip.ts";
export type { AnyRecord, RecordCalls } from "./records/calls.ts";
export type { RecordColumn } from "./records/columns.ts";
export { RecordOpenEvent } from "./records/events.ts";
export { RecordsPage } from "./records/records-page.ts";
export { safeAddress } from "./rich-text/blocks.ts";
export { richTextStyles } from "./rich-text/rich-text.styles.ts";
export { RichText, type RichTextSays } from "./rich-text/rich-text.ts";
export { shownRichText } from "./rich-text/shown.ts";
export { arranging, openColumns } from "./table/arranging.ts";
export { tableBarStyles } from "./table/bars.styles.ts";
export { type BulkBarSays, bulkBar } from "./table/bulk-bar.ts";
export type { Column, ColumnState, PhonePlace, Row, Sort, Tone } from "./table/column.ts";
export { copying } from "./table/copying.ts";
export { type Edit, editing } from "./table/editing.ts";
export { type Filter, type FilterBarSays, type FilterField, filterBar } from "./table/filter-bar.ts";
export { type RowAction, rowActions } from "./table/row-actions.ts";
export type { TableData, TableFeature, TableSays } from "./table/says.ts";
export { tableStyles } from "./table/table.styles.ts";
export { Table } from "./table/table.ts";
export { type Comment, Comments, type CommentsSays } from "./timeline/comments.ts";
export { Composer, type ComposerKind, type ComposerSays, type Written } from "./timeline/composer.ts";
export type { Mentioned } from "./timeline/mention.ts";
export { timelineStyles } from "./timeline/timeline.styles.ts";
export { type TimelineEntry, type TimelineSays, timeline } from "./timeline/timeline.ts";
export type { Appearance } from "./tokens/appearance.ts";
export { tokens } from "./tokens/tokens.styles.ts";
export { TourEndEvent } from "./tour/events.ts";
export { NexusTour, type TourStep } from "./tour/nexus-tour.ts";
