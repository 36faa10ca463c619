/** An image that can't be had leaves no hole. */
export function hideFailed({ target }: Event): void {
  if (target instanceof HTMLImageElement) target.hidden = true;
}
