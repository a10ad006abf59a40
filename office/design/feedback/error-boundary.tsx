import { Component, type ReactNode } from 'react';
import { AppError } from '#core/contract/errors.ts';
import { ErrorState } from '../states/error-state.tsx';
import { partMissing } from './lazy-part.tsx';

interface ErrorBoundaryProps {
  children: ReactNode;
  /** A change of this key (the path, say) tries again. */
  resetOn?: string;
  /** Hears of the fault and tells it elsewhere; nothing is shown in the place of what failed. */
  onFault?: (error: unknown) => void;
}

interface ErrorBoundaryState {
  error: unknown;
  resetOn: string | undefined;
}

/**
 * Keeps a fault in one part of the screen from taking the rest away. What could not be loaded for want of a network is tried
 * again by itself when the network is back.
 */
export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  override state: ErrorBoundaryState = { error: null, resetOn: this.props.resetOn };

  static getDerivedStateFromError(error: unknown): Partial<ErrorBoundaryState> {
    return { error: error ?? new Error('unknown') };
  }

  static getDerivedStateFromProps(
    props: ErrorBoundaryProps,
    state: ErrorBoundaryState,
  ): Partial<ErrorBoundaryState> | null {
    return props.resetOn === state.resetOn ? null : { error: null, resetOn: props.resetOn };
  }

  override componentDidCatch(error: unknown): void {
    if (this.props.onFault) this.props.onFault(error);
    else if (error instanceof AppError && error.code === partMissing)
      window.addEventListener('online', this.tryAgain, { once: true });
  }

  override componentWillUnmount(): void {
    window.removeEventListener('online', this.tryAgain);
  }

  private readonly tryAgain = (): void => this.setState({ error: null });

  override render(): ReactNode {
    if (this.state.error && this.props.onFault) return null;
    if (this.state.error) {
      return <ErrorState error={this.state.error} onRetry={this.tryAgain} />;
    }
    return this.props.children;
  }
}
