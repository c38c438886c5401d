// SPDX-License-Identifier: AGPL-3.0-or-later
pragma solidity 0.8.37;

import {CommonsId} from "../types/Ids.sol";

/// @title What waits in public before it is done to a membership, and the refusals that all parts of Membership share
interface IPublicWait {
    /// @notice Only the admin of the commons' municipality may do this.
    /// @param commonsId The commons.
    /// @param caller Who tried.
    error MembershipNotMunicipalityAdmin(CommonsId commonsId, address caller);

    /// @notice The signed statement is no longer valid.
    /// @param deadline Its last moment, in unix seconds.
    error MembershipExpired(uint48 deadline);

    /// @notice The account is no member of this commons.
    /// @param commonsId The commons.
    /// @param account The account.
    error MembershipNotMember(CommonsId commonsId, address account);

    /// @notice The public wait is not over.
    /// @param readyAt First moment at which this may be done, in unix seconds.
    error MembershipStillWaits(uint48 readyAt);

    /// @notice It was not carried out within 14 days after its wait, or who wanted it is no longer the admin.
    error MembershipLapsed();

    /// @notice It can still be carried out, so only the admin takes it back.
    error MembershipNotLapsed();

    /// @notice How long a proposed move or an announced end waits in public, in seconds.
    /// @return The same for all, for good.
    function publicWait() external view returns (uint48);
}
