using CompetencyBot.BotFramework.Activities;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using JsonSerializer = System.Text.Json.JsonSerializer;
using Sdk = Microsoft.Bot.Schema;

namespace CompetencyBot.BotBuilder;

/// <summary>The SDK's activities as the bot's and back, through their JSON. A card becomes a <see cref="JObject"/>: the SDK cannot write its own card type.</summary>
internal static class SdkJson
{
    private static readonly JsonSerializerSettings Settings = new(HttpHelper.BotMessageSerializerSettings)
    {
        Formatting = Formatting.None,
        // A text that looks like a date stays the text it is.
        DateParseHandling = DateParseHandling.None,
    };

    public static Activity FromSdk(Sdk.Activity activity) =>
        JsonSerializer.Deserialize(JsonConvert.SerializeObject(activity, Settings), ActivityJson.Wire.Activity) ?? throw new JsonSerializationException("The activity is null.");

    public static Sdk.Activity ToSdk(Activity activity) => Read<Sdk.Activity>(JsonSerializer.Serialize(activity, ActivityJson.Wire.Activity));

    public static JToken ToSdk(RawJson json) => Read<JToken>(json.ToString());

    private static T Read<T>(string json) => JsonConvert.DeserializeObject<T>(json, Settings) ?? throw new JsonSerializationException("The answer is null.");
}
