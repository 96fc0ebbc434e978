import { theme as antd, type ThemeConfig } from 'antd';
import type { Theme } from '../../main/ipc/contract';
import { fonts, themeTokens } from './theme-tokens';

interface Appearance {
  readonly theme: Theme;
  readonly zoom: number;
  /** Menus and dialogs appear and go at once. */
  readonly reducedMotion: boolean;
}

/** Ant Design's settings for a window that looks as the user has chosen. */
export function antdTheme({ theme, zoom, reducedMotion }: Appearance): ThemeConfig {
  const tokens = themeTokens[theme];
  return {
    algorithm: theme === 'dark' ? antd.darkAlgorithm : antd.defaultAlgorithm,
    hashed: false,
    token: {
      colorPrimary: tokens.primary,
      colorLink: tokens.primaryText,
      colorError: tokens.error,
      colorWarning: tokens.warning,
      colorSuccess: tokens.success,
      colorInfo: tokens.primary,
      // What Ant Design makes of our dark text colours is muddy.
      colorWarningBg: tokens.warningSoft,
      colorErrorBg: tokens.errorSoft,
      colorSuccessBg: tokens.successSoft,
      colorBgBase: tokens.surface,
      colorTextBase: tokens.text,
      colorText: tokens.text,
      colorTextSecondary: tokens.textMuted,
      colorTextTertiary: tokens.textMuted,
      colorTextPlaceholder: tokens.textMuted,
      colorTextDescription: tokens.textMuted,
      colorTextQuaternary: tokens.textMuted,
      colorBorder: tokens.borderStrong,
      colorBgContainer: tokens.surface,
      colorBgElevated: tokens.raised,
      fontFamily: fonts.interface,
      fontSize: Math.round(13 * zoom),
      borderRadius: 6,
      motion: !reducedMotion,
      motionDurationMid: '0.12s',
      motionDurationSlow: '0.16s',
    },
    components: {
      Button: {
        primaryShadow: 'none',
        defaultShadow: 'none',
        // What Ant Design makes of the primary colour is too faint for a text on a dark ground.
        colorPrimaryHover: tokens.primary,
        defaultHoverColor: tokens.primaryText,
        defaultHoverBorderColor: tokens.primaryText,
        defaultActiveColor: tokens.primaryText,
        defaultActiveBorderColor: tokens.primaryText,
      },
      Tabs: {
        itemColor: tokens.text,
        itemSelectedColor: tokens.primaryText,
        itemHoverColor: tokens.primaryText,
        itemActiveColor: tokens.primaryText,
      },
    },
  };
}
