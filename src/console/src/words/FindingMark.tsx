import { useTranslation } from 'react-i18next';
import { Icon, type IconName } from '../ui/Icon';

const marks: Record<string, { icon: IconName; shape: string }> = {
  blocks: { icon: 'x', shape: 'solid' }, returns: { icon: 'arrow', shape: 'outline' }, warns: { icon: 'o-soon', shape: 'soon' }, informs: { icon: 'other', shape: 'info' },
};

/** 阻止 solid red, 退回 red outline, 警示 amber, 提示 blue: shape and word, never colour alone. */
export function FindingMark({ severity }: { severity: string }) {
  const { t } = useTranslation();
  const { icon, shape } = marks[severity] ?? { icon: 'other', shape: 'info' };
  return <span className={`tag finding ${shape}`}><Icon name={icon} className="s12" />{t(`finding.${severity}`, { defaultValue: severity })}</span>;
}
