// Situations prepared at a wanted step, by the seats that would do it.

const zone = 'America/Toronto'; // of the setting time_zone: its day is today

export const today = () => {
  const [year, month, day] = new Date().toLocaleDateString('sv', { timeZone: zone }).split('-');
  return { year, month, day };
};
export const date = (name, { year, month, day }) => ({
  [`${name}~year`]: year,
  [`${name}~month`]: month,
  [`${name}~day`]: day,
});

export const risks = ['suicide_current_risk', 'housing_no_access_to_appropriate_housing'];
export const reasons = {
  reasons_significant_interest: 'repeated_emergency_response',
  reasons_probability_of_harm: 'recent_escalation_seen',
  reasons_intensity_of_harm: 'risk_to_life',
  reasons_multidisciplinary: 'needs_cross_sectors',
};
const picture = {
  person_1_age: '30_39',
  person_1_sex: 'female',
  urgency: 'this_week',
  risk_factors: risks,
  'risk_factors~suicide_current_risk': '3',
  'risk_factors~housing_no_access_to_appropriate_housing': '2',
  youth_source: 'none',
};
const someone = { given_name: 'Quillon', family_name: 'Everhartley', address: '1 Nowhere Lane' };

// The seats that take a situation through its filters, and what their agencies are called.
export async function seats_of(world) {
  const logins = { origin: 'nurse', chair: 'chair', lead: 'lantern', assisting: 'housing' };
  const callers = Object.entries(logins).map(async ([part, login]) => [part, await world.caller(login)]);
  return Object.fromEntries(await Promise.all(callers));
}
export const names = { lead: 'Lantern Point Mental Health and Addictions', assisting: 'Rivermouth Community Housing' };

// The id of an agency as a page offers it.
export async function agency_id(caller, page, name) {
  const html = (await caller.get(page)).text;
  const label = html.indexOf(`<span>${name.replaceAll("'", '&#39;')}</span>`);
  const value = [...html.slice(0, label).matchAll(/value="([0-9a-f]{32})"/g)].at(-1)?.[1];
  if (label < 0 || !value) throw new Error(`no agency ${name} on ${page}`);
  return value;
}

export const steps = ['screening', 'discussion', 'accepted', 'disclosed', 'intervention', 'connected', 'concluded'];

export async function open_situation(origin) {
  const yes = { acutely_elevated: 'yes', beyond_mandate: 'yes', options_exhausted: 'yes' };
  const opened = await origin.send('/situations/new', { subject: 'person', ...yes });
  if (opened.status !== 303) throw new Error(`cannot open a situation: ${opened.status}`);
  return opened.location.split('?')[0].replace(/\/picture$/, '');
}

// `by`: { origin, chair, lead, assisting } as callers; `names`: of the agencies of lead and assisting.
export async function situation_at(step, by, names, identity = someone) {
  const reached = (wanted) => steps.indexOf(step) >= steps.indexOf(wanted);
  const at = await open_situation(by.origin);
  await by.origin.act(at, 'picture', picture);
  await by.origin.act(at, 'identity', identity);
  for (const next of steps.slice(1)) if (reached(next)) await advance(at, next, by, names);
  return at;
}

export async function advance(at, step, by, names) {
  const ids = async (page) => [
    await agency_id(by.chair, page, names.lead),
    await agency_id(by.chair, page, names.assisting),
  ];
  if (step === 'discussion') return by.origin.act(at, 'check');
  if (step === 'accepted')
    return by.chair.act(at, 'decide', { decision: 'accept', ...reasons, likely_agencies: await ids(`${at}/decide`) });
  if (step === 'disclosed') {
    await by.origin.act(at, 'disclose', {
      authority: 'consent_express_written',
      ...date('given_on', today()),
      covers_intervention: 'yes',
    });
    await by.lead.act(at, 'answer', { answer: 'involved' });
    return by.assisting.act(at, 'answer', { answer: 'involved' });
  }
  if (step === 'intervention') {
    const [lead, assisting] = await ids(`${at}/assign`);
    return by.chair.act(at, 'assign', { lead_agency: lead, assisting_agencies: assisting });
  }
  if (step === 'connected') {
    await by.lead.act(at, 'contact', { contact: 'first_contact' });
    return by.lead.act(at, 'services/new', { service_type: 'counselling', mobilization: 'connected' });
  }
  if (step === 'concluded')
    return by.lead.act(at, 'conclude', {
      reason: 'connected_to_services',
      risk_after: risks,
      ...Object.fromEntries(risks.map((risk) => [`risk_after~${risk}`, '0'])),
    });
  throw new Error(`no step ${step}`);
}
