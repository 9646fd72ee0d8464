// Starts the page: reads the data, makes the store, mounts every view.
import { mountAsOf } from "./asof.js";
import { mountCounts } from "./counts.js";
import { mountFilters } from "./filters.js";
import { mountList } from "./list.js";
import { mountNetwork } from "./network.js";
import { mountPanel } from "./panel.js";
import { mountSentence } from "./sentence.js";
import { createApp } from "./store.js";
import { mountTable } from "./table.js";
import { mountThemes } from "./themes.js";
import { mountTimeline } from "./timeline.js";
import { mountViews } from "./views.js";

const byId = (id) => document.getElementById(id);
const app = createApp(JSON.parse(byId("data").textContent), () => byId("details").textContent.split("\n"));

document.documentElement.dataset.views = "on";
mountThemes(byId("top"));
mountViews(app, byId("views"));
mountSentence(app, byId("says"));
mountFilters(app, byId("filters"));
mountAsOf(app, byId("asof"));
mountTimeline(app, byId("timeline"));
mountNetwork(app, byId("network"));
mountCounts(app, byId("counts"));
mountTable(app, byId("table"));
mountList(app, byId("list"));
mountPanel(app, byId("panel"));
