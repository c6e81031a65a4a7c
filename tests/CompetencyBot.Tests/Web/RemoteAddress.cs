using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace CompetencyBot.Tests.Web;

/// <summary>Gives requests the address that a connection would have, before anything looks at it.</summary>
internal static class RemoteAddress
{
    public static void ComesFrom(this IServiceCollection services, IPAddress address) => services.Insert(0, ServiceDescriptor.Singleton<IStartupFilter>(new Filter(address)));

    private sealed class Filter(IPAddress address) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => application =>
        {
            application.Use((context, rest) =>
            {
                context.Connection.RemoteIpAddress = address;
                return rest(context);
            });
            next(application);
        };
    }
}
