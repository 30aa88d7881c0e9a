export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly tone: "done" | "fault";
  readonly undo: (() => void) | undefined;
}

const life = 8000;

class Toasts {
  list = $state.raw<readonly Toast[]>([]);
  private count = 0;

  done(text: string, undo?: () => void): void {
    this.add(text, "done", undo);
  }

  fault(text: string): void {
    this.add(text, "fault", undefined);
  }

  close(id: number): void {
    this.list = this.list.filter((one) => one.id !== id);
  }

  private add(text: string, tone: Toast["tone"], undo: (() => void) | undefined): void {
    const id = ++this.count;
    this.list = [...this.list.slice(-2), { id, text, tone, undo }];
    setTimeout(() => this.close(id), life);
  }
}

export const toasts = new Toasts();
