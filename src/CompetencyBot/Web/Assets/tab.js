// Runs in pages inside Teams: follows its theme, sets the tab up and shares to a meeting's stage. The pages are whole without it.
const teams = window.microsoftTeams;
const page = document.documentElement;
const tab = page.dataset.tab;
const looks = /^(auto|default|dark|contrast)(?=[-/])/;

start().catch(() => { /* No Teams around the page: there is nothing to follow. */ });

async function start() {
  await teams.initialize();
  teams.registerOnThemeChangeHandler(follow);
  const context = await teams.getContext();
  follow(context.app.theme);
  const elsewhere = placeFor(context.page);
  if (elsewhere) return location.replace(elsewhere);
  const form = document.querySelector('[data-tab-settings]');
  if (form && context.page.frameContext === 'settings') await choose(form);
  const bar = document.querySelector('[data-stage]');
  if (bar && context.page.frameContext === 'sidePanel') offerStage(bar);
  teams.notifySuccess();
}

/** Takes on Teams' theme, here and in the addresses of what is opened next. */
function follow(theme) {
  const look = { default: 'default', dark: 'dark', contrast: 'contrast', glass: 'dark' }[theme];
  if (!look) return;
  page.dataset.theme = look;
  const themed = (address) => address.startsWith(`${tab}/`) ? `${tab}/${address.slice(tab.length + 1).replace(looks, look)}` : address;
  history.replaceState(null, '', themed(location.pathname) + location.search + location.hash);
  for (const link of document.querySelectorAll('a[href]')) link.setAttribute('href', themed(link.getAttribute('href')));
  for (const form of document.querySelectorAll('form[action]')) form.setAttribute('action', themed(form.getAttribute('action')));
}

/** Where the page should have been, as far as only Teams knows. */
function placeFor({ subPageId, frameContext }) {
  if (location.search === '?entry' && subPageId) return `${tab}?theme=${page.dataset.theme}&at=${encodeURIComponent(subPageId)}`;
  if (frameContext === 'meetingStage' && !page.classList.contains('stage')) return `${tab}/${location.pathname.slice(tab.length + 1).replace(looks, '$1-stage')}${location.search}`;
  return null;
}

/** Lets a person choose what a tab of a channel, a chat or a meeting opens with. */
async function choose(form) {
  const { kind } = form.elements;
  const { entityId } = await teams.getConfig().catch(() => ({}));
  for (const select of form.querySelectorAll('select')) {
    select.addEventListener('change', () => { kind.value = select.name; });
    if (entityId && [...select.options].some((option) => option.value === entityId)) [select.value, kind.value] = [entityId, select.name];
  }
  teams.registerOnSaveHandler((saving) => {
    const choice = form.elements[kind.value]?.selectedOptions[0] ?? form.querySelector('[value=index]');
    const path = kind.value === 'index' ? '' : `${kind.value}/${choice.value}`;
    teams.setConfig({
      entityId: choice.value,
      contentUrl: location.origin + form.dataset.content + (path && choice.value),
      websiteUrl: location.origin + form.dataset.website + path,
      suggestedDisplayName: choice.dataset.name,
    }).then(() => saving.notifySuccess(), () => saving.notifyFailure(form.dataset.failed));
  });
  teams.setValidityState(true);
}

/** Offers the meeting's stage where Teams lets this app use it. */
function offerStage(bar) {
  teams.getAppContentStageSharingCapabilities((error, may) => {
    bar.hidden = Boolean(error) || !may?.doesAppHaveSharePermission;
    page.classList.toggle('sharing', !bar.hidden);
  });
  const told = bar.querySelector('[role=status]');
  bar.querySelector('button').addEventListener('click', () => {
    told.textContent = '';
    teams.shareAppContentToStage((error, shared) => {
      told.textContent = !error && shared ? bar.dataset.shared : bar.dataset.refused;
    }, location.origin + bar.dataset.stage);
  });
}
