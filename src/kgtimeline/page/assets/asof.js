// The slider that shows what was known on a day.

/** Mount the slider in a host, unless nothing says when anything became known. */
export function mountAsOf(app, host) {
  host.hidden = !app.data.known.days.length;
}
