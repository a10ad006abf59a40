import { keepPreviousData, useQueries } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Footprints, House, Keyboard, Languages, LogOut, type LucideIcon, SunMoon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { matchScore } from '../data/match.ts';
import { chooseTheme, chosenTheme, themes } from '../design/appearance.ts';
import { toast } from '../design/feedback/toasts.ts';
import { chooseLanguage } from '../i18n/language.ts';
import type { Command } from '../module.ts';
import { keepLanguage } from '../session/session-calls.ts';
import { signOut } from '../session/session-state.ts';
import { useMay } from '../session/use-session.ts';
import { useModules, useNavigation } from '../shell/office-modules.ts';
import { showPanel } from '../shell/panels.ts';
import { useStore } from '../state/store.ts';
import { startTour } from '../tours/tour-state.ts';
import { foundNow, isAnswered } from './found-now.ts';

export interface PaletteEntry {
  id: string;
  title: string;
  detail?: string;
  icon: LucideIcon;
  run: () => void;
}

export interface PaletteGroup {
  id: string;
  heading: string;
  entries: PaletteEntry[];
}

const shown = 8;
const shortestQuestion = 2;

export interface PaletteOffer {
  groups: PaletteGroup[];
  /** The server has not answered these words yet. */
  searching: boolean;
  /** What the server would have found is missing. */
  failed: boolean;
}

/** What the palette offers for what was typed: places, acts, and what the modules find on the server. */
export function usePaletteEntries(typed: string): PaletteOffer {
  const { t } = useTranslation();
  const own = [
    { id: 'places', heading: t('office.palette.places'), entries: rank(typed, usePlaces()) },
    { id: 'acts', heading: t('office.palette.acts'), entries: rank(typed, useCommands()) },
  ];
  const found = useFound(typed);
  const groups = [...found.groups, ...own].filter((group) => group.entries.length > 0);
  return { ...found, groups };
}

function rank(typed: string, commands: readonly Command[]): PaletteEntry[] {
  return commands
    .map((command) => ({ command, score: matchScore(typed, command.title, command.words) }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score)
    .slice(0, shown)
    .map(({ command: { id, title, hint, icon, run } }) => ({
      id,
      title,
      icon,
      run,
      ...(hint ? { detail: hint } : {}),
    }));
}

function usePlaces(): Command[] {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const items = useNavigation().flatMap(({ items }) => items);
  return [
    { id: 'place:home', title: t('office.home'), icon: House, run: () => void navigate({ to: '/' }) },
    ...items.map((item) => ({
      id: `place:${item.id}`,
      title: t(item.label),
      hint: t(`office.group.${item.group}`),
      icon: item.icon,
      run: () => void navigate({ to: item.path }),
    })),
  ];
}

function useCommands(): Command[] {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const may = useMay();
  const theme = useStore(chosenTheme);
  const go = (path: string) => void navigate({ to: path });
  const other = i18n.resolvedLanguage === 'id' ? 'en' : 'id';
  const speak = () => {
    void chooseLanguage(other);
    keepLanguage(other);
  };
  return [
    ...useModules().flatMap(
      (module) => module.commands?.({ t: (key, params) => t(key, params ?? {}), go, may }) ?? [],
    ),
    ...themes
      .filter((name) => name !== theme)
      .map((name) => ({
        id: `theme:${name}`,
        title: t('office.theme.choose', { theme: t(`office.theme.${name}`) }),
        words: t('office.theme.words'),
        icon: SunMoon,
        run: () => chooseTheme(name),
      })),
    {
      id: 'language',
      title: t(`office.language.${other}`),
      words: t('office.language.words'),
      icon: Languages,
      run: speak,
    },
    {
      id: 'help',
      title: t('office.help.title'),
      words: t('office.keyboard.title'),
      icon: Keyboard,
      run: () => setTimeout(() => showPanel('help')),
    },
    {
      id: 'tour',
      title: t('office.tour.start'),
      words: t('office.tour.title'),
      icon: Footprints,
      run: startTour,
    },
    {
      id: 'sign-out',
      title: t('office.signOut'),
      words: t('office.signOut.words'),
      icon: LogOut,
      run: () => void signOut().catch(() => toast(t('office.signOutFailed'), { tone: 'bad' })),
    },
  ];
}

function useFound(typed: string): PaletteOffer {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const may = useMay();
  const providers = useModules()
    .flatMap((module) => module.find ?? [])
    .filter((provider) => may(provider.permission));
  const text = typed.trim();
  const asked = text.length >= shortestQuestion;
  const answers = useQueries({
    queries: providers.map((provider) => ({
      queryKey: ['office.find', provider.id, text],
      queryFn: ({ signal }: { signal: AbortSignal }) => provider.find(text, signal),
      enabled: asked,
      staleTime: 30_000,
      retry: false,
      placeholderData: keepPreviousData,
    })),
  });
  const groups = providers.map((provider, at) => ({
    id: provider.id,
    heading: t(provider.label),
    entries: (asked ? foundNow(answers[at], text) : [])
      .slice(0, shown)
      .map(({ id, title, detail, path }) => ({
        id: `${provider.id}:${id}`,
        title,
        icon: provider.icon,
        run: () => void navigate({ to: path }),
        ...(detail ? { detail } : {}),
      })),
  }));
  return {
    groups,
    searching: asked && answers.some((answer) => answer.isFetching && !isAnswered(answer)),
    failed: asked && answers.some(({ error }) => error !== null),
  };
}
