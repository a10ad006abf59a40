import { Component, type ReactNode } from 'react';
import { ErrorState } from '../states/error-state.tsx';

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

/** Keeps a fault in one part of the screen from taking the rest away. */
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
    this.props.onFault?.(error);
  }

  override render(): ReactNode {
    if (this.state.error && this.props.onFault) return null;
    if (this.state.error) {
      return <ErrorState error={this.state.error} onRetry={() => this.setState({ error: null })} />;
    }
    return this.props.children;
  }
}
