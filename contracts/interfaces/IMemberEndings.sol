// SPDX-License-Identifier: AGPL-3.0-or-later
pragma solidity 0.8.37;

import {CommonsId, MemberIndex} from "../types/Ids.sol";
import {IPublicWait} from "./IPublicWait.sol";

/// @notice A membership's end that was announced.
/// @param by The municipality's admin who announced it; zero where none is announced.
/// @param readyAt First moment at which it may be carried out, in unix seconds.
/// @param account The account that has the membership now; it follows moves.
struct AnnouncedEnding {
    address by;
    uint48 readyAt;
    address account;
}

/// @title How a municipality ends a membership in public
/// @notice Where a membership must end (a register's change, erasure, a stolen key) the admin announces it in public; it
/// counts for ballots that begin after it was carried out.
interface IMemberEndings is IPublicWait {
    /// @notice The end of a membership was announced, and waits in public.
    /// @param commonsId The commons.
    /// @param memberIndex The member.
    /// @param account Its account.
    /// @param by The municipality's admin.
    /// @param readyAt First moment at which it may be carried out, in unix seconds.
    event EndingAnnounced(
        CommonsId indexed commonsId,
        MemberIndex indexed memberIndex,
        address indexed account,
        address by,
        uint48 readyAt
    );

    /// @notice An announced end was taken back, or closed because it could no longer be carried out.
    /// @param commonsId The commons.
    /// @param memberIndex The member.
    /// @param by Who closed it.
    event EndingClosed(CommonsId indexed commonsId, MemberIndex indexed memberIndex, address by);

    /// @notice A membership ended, for ballots that begin from now on, and its person tag is free.
    /// @param commonsId The commons.
    /// @param memberIndex The member.
    /// @param account Its account, which never has a membership here again.
    /// @param personTag The tag that it had.
    event MembershipEnded(
        CommonsId indexed commonsId,
        MemberIndex indexed memberIndex,
        address indexed account,
        bytes32 personTag
    );

    /// @notice The end of this membership is announced already.
    /// @param commonsId The commons.
    /// @param memberIndex The member.
    error MembershipEndingOpen(CommonsId commonsId, MemberIndex memberIndex);

    /// @notice No such end is announced.
    /// @param commonsId The commons.
    /// @param memberIndex The member.
    error MembershipNoEnding(CommonsId commonsId, MemberIndex memberIndex);

    /// @notice The tag is not the one of this membership.
    /// @param commonsId The commons.
    /// @param personTag The tag that was given.
    error MembershipWrongPersonTag(CommonsId commonsId, bytes32 personTag);

    /// @notice Announces the end of a membership. Only the municipality's admin.
    /// @param commonsId The commons.
    /// @param account The account that has it.
    /// @param personTag The tag that it was entered with, so that no other one is freed.
    /// @custom:error CommonsRegistryUnknownCommons when there is no such commons.
    /// @custom:error MembershipNotMunicipalityAdmin when the caller is not the admin.
    /// @custom:error MembershipNotMember when the account has no membership (any more).
    /// @custom:error MembershipWrongPersonTag when the tag is another's.
    /// @custom:error MembershipEndingOpen when its end is announced already.
    function announceEnding(CommonsId commonsId, address account, bytes32 personTag) external;

    /// @notice Ends a membership after its wait, for ballots that begin from then on, wherever it moved meanwhile. Only the
    /// admin who announced it.
    /// @param commonsId The commons.
    /// @param account An account that has, or had, it.
    /// @param personTag The tag that it was entered with, free from now on.
    /// @custom:error CommonsRegistryUnknownCommons when there is no such commons.
    /// @custom:error MembershipNotMunicipalityAdmin when the caller is not the admin.
    /// @custom:error MembershipNotMember when the account has no membership (any more).
    /// @custom:error MembershipWrongPersonTag when the tag is another's.
    /// @custom:error MembershipNoEnding when no end of it is announced.
    /// @custom:error MembershipStillWaits when the wait is not over.
    /// @custom:error MembershipLapsed when it was not carried out in time, or another admin announced it.
    function endMembership(CommonsId commonsId, address account, bytes32 personTag) external;

    /// @notice Takes an announced end back. Only the municipality's admin; anyone once it has lapsed.
    /// @param commonsId The commons.
    /// @param memberIndex The member.
    /// @custom:error MembershipNoEnding when no end of it is announced.
    /// @custom:error MembershipNotLapsed when it can still be carried out and the caller is not the admin.
    function closeEnding(CommonsId commonsId, MemberIndex memberIndex) external;

    /// @notice The end of a membership that is announced.
    /// @param commonsId The commons.
    /// @param memberIndex The member.
    /// @return Its particulars; `by` is zero where none is.
    function announcedEnding(
        CommonsId commonsId,
        MemberIndex memberIndex
    ) external view returns (AnnouncedEnding memory);
}
