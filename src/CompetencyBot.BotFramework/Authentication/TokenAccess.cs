using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CompetencyBot.BotFramework.Authentication;

/// <summary>An issuer whose tokens are taken.</summary>
/// <param name="Names">How it calls itself in tokens.</param>
/// <param name="Keys">Its keys.</param>
/// <param name="IsChannel">True for the channel; false for the one that gives local clients tokens of the bot's own app.</param>
internal sealed record TrustedIssuer(IReadOnlyList<string> Names, SigningKeys Keys, bool IsChannel);

/// <summary>Who may talk to a bot that has an app id: the bearers of tokens that a trusted issuer signed for it.</summary>
internal sealed class TokenAccess(string appId, IReadOnlyList<TrustedIssuer> issuers, TimeProvider time) : IDoorkeeper
{
    private static readonly JsonWebTokenHandler Handler = new() { MapInboundClaims = false };

    public async ValueTask<Admission> Admit(HttpContext context)
    {
        if (!BearerToken.TryRead(context.Request.Headers, out var text, out var fault)) return new Admission.Stranger(fault);
        if (TokenRules.Read(text) is not { } token) return new Admission.Stranger("the token is not a signed JWT");

        var issuer = issuers.FirstOrDefault(candidate => candidate.Names.Contains(token.Issuer, StringComparer.Ordinal));
        if (issuer is null) return new Admission.Stranger("the token has another issuer");
        // What needs no key is checked first, so that nonsense does not make the bot ask for keys.
        if (TokenRules.FaultIn(token, appId, time.GetUtcNow()) is { } wrong) return new Admission.Stranger(wrong);
        if (!issuer.IsChannel && !TokenRules.IsFromApp(token, appId)) return new Admission.Stranger("the token was given to another app");

        return await issuer.Keys.Find(token.Kid) switch
        {
            KeyOutcome.Found { Key: var key } => await IsSigned(token, key)
                ? new Admission.Admitted(issuer.IsChannel ? new Caller.Channel(TokenRules.Text(token, "serviceurl"), key.Endorsements) : new Caller.OwnApp())
                : new Admission.Stranger("the signature is not the issuer's"),
            KeyOutcome.Unknown => new Admission.Stranger("the issuer has no such key"),
            KeyOutcome.Unreachable => new Admission.Undecidable("the issuer's keys cannot be fetched"),
            _ => throw new UnreachableException(),
        };
    }

    private static async Task<bool> IsSigned(JsonWebToken token, SigningKey key)
    {
        // The other rules were kept above, with a clock that can be set and reasons that can be read.
        var result = await Handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            IssuerSigningKey = key.Key,
            TryAllIssuerSigningKeys = false,
            RequireSignedTokens = true,
            ValidAlgorithms = TokenRules.Algorithms,
            ValidateIssuer = false,
            ValidateAudience = false,
            ValidateLifetime = false,
        });
        return result.IsValid;
    }
}
