import { createTheme, type MantineColorsTuple } from '@mantine/core';

const wilis: MantineColorsTuple = [
  '#eef7f6',
  '#d7ebe9',
  '#aed7d3',
  '#82c1bc',
  '#58a8a3',
  '#36908c',
  '#1d7875',
  '#11615f',
  '#0d4f4e',
  '#083b3b',
];

const danger: MantineColorsTuple = [
  '#fcecea',
  '#f7d5d2',
  '#ecb9b4',
  '#e0938c',
  '#d26b62',
  '#c2453c',
  '#b3322a',
  '#a8231b',
  '#891a13',
  '#6a110c',
];

/** What the component library needs to know; colours and sizes themselves are tokens (`tokens.css`). */
export const officeTheme = createTheme({
  primaryColor: 'wilis',
  primaryShade: { light: 7, dark: 3 },
  colors: { wilis, danger },
  fontFamily: 'var(--font)',
  fontFamilyMonospace: 'ui-monospace, "SF Mono", Menlo, Consolas, monospace',
  fontSizes: { xs: '0.75rem', sm: '0.875rem', md: '0.9375rem', lg: '1rem', xl: '1.25rem' },
  headings: { fontFamily: 'var(--font)', fontWeight: '650' },
  defaultRadius: 'md',
  radius: { xs: '2px', sm: '4px', md: '6px', lg: '10px', xl: '16px' },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
  respectReducedMotion: true,
  cursorType: 'pointer',
  components: {
    Button: { defaultProps: { size: 'sm' } },
    // The head of a dialog is no banner of the page.
    Modal: {
      defaultProps: {
        attributes: { header: { role: 'none' } },
        centered: true,
        radius: 'lg',
        overlayProps: { backgroundOpacity: 0.45 },
        transitionProps: { duration: 120 },
      },
    },
    Drawer: {
      defaultProps: { attributes: { header: { role: 'none' } }, transitionProps: { duration: 160 } },
    },
    Menu: { defaultProps: { shadow: 'md', transitionProps: { duration: 100 }, withinPortal: true } },
    // From the start of the field: centred, a list stands out of a narrow page until its width follows that of the field.
    Combobox: { defaultProps: { position: 'bottom-start' } },
    Popover: { defaultProps: { shadow: 'md', transitionProps: { duration: 100 }, withinPortal: true } },
    Tooltip: { defaultProps: { openDelay: 400, withArrow: false, transitionProps: { duration: 100 } } },
  },
});
