// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// server.mjs PORT: a small identity provider on the loopback address, with its own plain pages for signing in. State lives in memory: every start is a fresh one.

import { Provider } from 'oidc-provider';

const port = Number(process.argv[2]);
const issuer = `http://127.0.0.1:${port}`;

// The login names; a password is not asked. What /admin is told changes them while the server runs.
const people = {
    vera: { name: 'Vera Example', roles: ['Support'] },
    pavel: { name: 'Павел Примеров', roles: ['Поддержка'] },
    oleg: { name: 'Oleg Sample', roles: ['mes-operator'] },
};

const provider = new Provider(issuer, {
    clients: [{
        client_id: 'logloupe',
        client_name: 'LogLoupe',
        application_type: 'native', // a loopback address in redirect_uris then stands for every port
        token_endpoint_auth_method: 'none',
        redirect_uris: ['http://127.0.0.1/callback'],
        response_types: ['code'],
        grant_types: ['authorization_code', 'refresh_token', 'urn:ietf:params:oauth:grant-type:device_code'],
    }],
    pkce: { required: () => true },
    scopes: ['openid', 'profile', 'offline_access'],
    claims: { openid: ['sub'], profile: ['name', 'roles'] },
    conformIdTokenClaims: false, // what "profile" stands for is in the ID token too, not at userinfo alone
    ttl: { AccessToken: 60, DeviceCode: 300, RefreshToken: 36000, Session: 1800, Grant: 36000, Interaction: 600, IdToken: 300 },
    // Without asking for offline_access too: a desktop program always wants to come back.
    issueRefreshToken: (_ctx, client) => client.grantTypeAllowed('refresh_token'),
    rotateRefreshToken: true,
    findAccount: (_ctx, id) => (people[id] && !people[id].disabled
        ? { accountId: id, claims: () => ({ sub: id, name: people[id].name, roles: people[id].roles }) }
        : undefined),
    features: {
        devInteractions: { enabled: true },
        deviceFlow: { enabled: true },
        revocation: { enabled: true },
        rpInitiatedLogout: { enabled: true },
    },
});

// PUT-like, for tests: /admin?person=vera&roles=Support,Other&disabled=1
provider.use(async (ctx, next) => {
    if (ctx.path !== '/admin')
        return next();
    const person = people[ctx.query.person];
    if (person && ctx.query.roles !== undefined)
        person.roles = ctx.query.roles.split(',').filter(Boolean);
    if (person && ctx.query.disabled !== undefined)
        person.disabled = ctx.query.disabled === '1';
    ctx.status = person ? 204 : 404;
    return undefined;
});
provider.on('server_error', (_ctx, error) => console.error('server_error', error));
for (const event of ['authorization.error', 'grant.error'])
    provider.on(event, (_ctx, error) => console.error(event, error.message, error.error_description ?? ''));
provider.listen(port, '127.0.0.1', () => console.log(`listening as ${issuer}`));
