using CompetencyBot.BotFramework.Authentication;
using CompetencyBot.BotFramework.Connector;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace CompetencyBot.BotFramework.Hosting;

/// <summary>Wires the Bot Framework protocol into a web application.</summary>
public static class BotFrameworkHosting
{
    /// <summary>Adds the protocol edge. The application registers a <see cref="BotHandler"/> and a <see cref="TurnFailureReply"/>.</summary>
    public static IHostApplicationBuilder AddBotFramework(this IHostApplicationBuilder builder)
    {
        AnonymousAccess.Require(builder.Configuration, builder.Environment);
        builder.Services.AddOptionsWithValidateOnStart<BotFrameworkOptions>()
            .BindConfiguration(BotFrameworkOptions.Section)
            .ValidateDataAnnotations();
        builder.Services.AddHttpClient<IConnectorClient, ConnectorClient>(http => http.Timeout = Timeout.InfiniteTimeSpan);
        builder.Services.AddProblemDetails();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddTransient<TurnEndpoint>();
        return builder;
    }

    /// <summary>Maps <c>POST /api/messages</c>, or the path set in <see cref="BotFrameworkOptions"/>.</summary>
    public static IEndpointConventionBuilder MapBotFramework(this IEndpointRouteBuilder routes)
    {
        var path = routes.ServiceProvider.GetRequiredService<IOptions<BotFrameworkOptions>>().Value.MessagesPath;
        return routes.MapPost(path, context => context.RequestServices.GetRequiredService<TurnEndpoint>().Handle(context));
    }
}
